"""One file per thing a person can ask for: understanding and context in, `Reply` out."""

"""The work on files that people sent or asked for: beside the answering, never in its way."""

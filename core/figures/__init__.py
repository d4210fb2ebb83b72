"""What each figure means: pure functions over plain values (definitions.md)."""

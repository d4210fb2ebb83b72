"""Sharing a deal with colleagues: what was said of it, and the words for it."""

"""Sharing a deal with colleagues: what was said, which deal is meant, the words for it."""

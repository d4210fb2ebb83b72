"""Replies made of figures: features answer questions with them, jobs post them unasked."""

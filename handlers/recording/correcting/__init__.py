"""Puts the last record right: its amount, day, customer or score; `reading` finds out which."""

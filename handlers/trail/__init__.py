"""Tells what was changed, in the words of people: by whom, when, from where, before and after."""

"""Targets beside the plain order to set one: proposed, confirmed, taken away."""

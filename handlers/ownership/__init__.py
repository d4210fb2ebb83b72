"""Whose a customer and a win are: handed over, left behind, in the pool, shared."""

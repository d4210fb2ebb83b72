"""Deals after their end: why lost and to whom, reopened, or a win that came to nothing."""

"""Deals that close: won or lost, and who hears of it."""

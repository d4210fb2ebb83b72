"""Salesbeat inside WeCom: guard, reading, rendering and sending."""

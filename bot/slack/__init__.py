"""Salesbeat inside Slack: guard, reading, rendering and sending."""

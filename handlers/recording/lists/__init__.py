"""The lists that records are shown in: customers, deals, follow-ups."""

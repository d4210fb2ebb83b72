"""The lists that records are shown in: customers, deals and their shares, follow-ups."""

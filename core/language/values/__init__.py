"""Numbers in a message, and what they count.

- `numbers`: numerals in both languages.
- `amounts`: money.
- `credit_sums`: sums that are a limit of credit, and no deal's.
- `figures_said`: percentages, scores, “top 5” and record numbers, which are no money.
"""

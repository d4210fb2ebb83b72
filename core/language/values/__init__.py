"""Numbers in a message, and what they count.

- `numbers`: numerals in both languages.
- `amounts`: money.
- `figures_said`: percentages, scores, “top 5” and record numbers, which are no money.
"""

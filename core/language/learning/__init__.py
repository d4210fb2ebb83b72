"""What can be learnt from a message.

- `learnable`: which words may become another name of a customer.
- `anonymous`: what is left of a message when nobody can be told from it.
"""

"""The tables of phrases; each row has an example beside it that must match.

- `words`: what single phrases stand for: stages, activities, reasons, metrics.
- `cues`: what tells that a message orders, asks or reports something.
- `reads`: what asks to be shown something.
- `business_words`: the words of a salesperson's notes, which mean nothing by themselves.
"""

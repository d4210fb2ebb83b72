"""The message as a whole, before anything is decided.

- `scene`: everything found in it, laid out.
- `courtesies`: the courtesies around an order, which no order depends on.
- `mood`: what it asserts, and what it only asks, wishes, supposes, denies or has heard.
- `unreal_ahead`, `unreal_around`, `pasted`: its tables of words that leave no fact.
- `superlatives`: names for a kind of record, which ask and tell nothing.
- `chatter`: private life, and the business that is told beside it.
- `clauses`: its clauses, and whether each looks back or ahead.
- `tongue`: in which language it is written.
- `leaning`: whether the words around a date look back or ahead.
"""

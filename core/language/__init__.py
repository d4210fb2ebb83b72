"""What people's words mean: a pure, deterministic reader of sales messages.

A message goes through the rooms from the top down; each imports only from those above it. What a
module is for stands in the map of its room.

- `understanding`: what one message means, as plain values; what everybody else imports.
- `text`: one form for what is typed, and the working sheet on which each find covers its words.
- `values`: money, numbers and figures. `dates`: days, hours and periods.
- `spelling`: names found again however they are written. `names`: who and what they stand for.
- `phrases`: the tables of words, a line a phrase; here a new phrase is added.
- `sentence`: everything found in one message, and what of it is asserted.
- `conversation`: what a sentence says about the one before it, and what has to be asked back.
- `intent`: what the message wants, and whether it says so surely enough to write.
- `filling`: the values that belong to the intent, from a sentence or a typed command.
- `understand`: the entry, which walks through all of these.
- `learning`: what can be learnt from a message, by the company or by whoever writes rules.
- `explain`: why a message was read as it was, with `evidence` of which words said it.
"""

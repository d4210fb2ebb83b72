"""What the features that write share.

A feature (`handlers.deals`, `handlers.payments` …) asks here:

- whom it is about: `meant` finds the customer and the deal or asks, `several` and `each_apart` take
  messages about more than one customer, `behalf` those that somebody says for a colleague;
- whether it can be: `doubts` refuses, `first_asked` asks, both before anything is written;
- what else the sentence does: `steps` applies progress, objections and what comes next, `promises`
  marks follow-ups that a contact keeps, `paid` finds the deal that money is for, `held` holds it;
- what it is called: `deal_words`, `matter` (of a follow-up), `handed` (of a hand-over); `said`
  lays out orders that are no intents.

`conversation` knows what was said before: open questions and their answers, pronouns, names to be
learnt. `correcting` puts the last record right. `closing` wins and loses deals and tells the
others. `lists` shows records. Nothing here commits; language itself is read in `core.language`.
"""

"""What a message wants.

- `decide`: the main intent: orders, then questions, then events, then what is asked for.
- `asked`: what it asks to be shown.
- `happened`: whether something was done with a customer, or is only planned.
- `endings`: whether a deal is won or lost, or its money came in.
- `unended`: words of winning, losing and paying that end nothing.
- `enumerated`: several customers side by side, in one sentence about all of them.
- `target_orders`: targets set in the form that help teaches, or changed by so much.
- `left_out`: names of a row that nothing was taken from.
- `apart`: several customers, each with a sentence of its own.
- `doer`: who did it: we, a colleague, a rival, or somebody in the news.
- `residue`: whether a reading that would write rests on enough; the last gate.
"""

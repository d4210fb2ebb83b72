"""Sentences that lean on what was said before, or that have to be asked about.

- `corrections`: another amount, customer or day for what was just said.
- `corrected_details`: what was wrong with the last record: its day, follow-up, score, person.
- `nameless`: sentences that name no customer and speak of one all the same.
- `choosing`: which of the offered choices an answer means.
- `contradictory`: a win and a loss told of one customer at once.
- `doubtful`: what may have been read wrong: a minus, endless digits, no day, many sums.
"""

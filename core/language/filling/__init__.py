"""The values that belong to the intent.

- `fill`: gathers them into an `Understanding`.
- `asked_about`: whose deals are asked for, where no list holds the name.
- `reach`: of which days and of whom a question or a target is.
- `slots`: which day is due, which one is past.
- `sums`: which amount is meant.
- `slash`: typed commands in both languages.
- `typed`: what such a command decides; the words behind it may say more.
"""

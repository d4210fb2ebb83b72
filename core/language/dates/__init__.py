"""Everything a message says about time.

- `days`: finds every phrase about days and joins the two ends of a range; start here.
- `times`: times of day.
- `moments`: what a phrase can mean: as a deadline, as something past, as a period.
- `chinese`: Chinese phrases for single days.
- `chinese_spans`: Chinese phrases for weeks, months, quarters and years.
- `english_rules`: the table of English phrases.
- `english`: the readers behind that table.
- `festivals`: holidays as dates.
- `impossible`: days, weeks and hours that no calendar and no clock has.
"""

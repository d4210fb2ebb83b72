"""Who and what a message speaks of.

- `known_names`: the names that a company knows: accounts, people, teams, regions; start here.
- `new_names`: names that no list holds, taken as written.
- `look_alikes`: which known customers a new name may be meant for.
- `doubles`: customers kept twice under names that say the same.
- `abbreviations`: how people shorten a Chinese name.
- `contacts`: the customer's people.
- `given_names`: given names in Latin letters.
- `scopes`: whose figures are meant.
"""

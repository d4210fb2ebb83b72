"""Finding a name of a long list again, however it is written; knows nothing of who bears it.

- `name_index`: names exactly as written, in one pass over a message.
- `short_names`: what people call a company, also when nobody said so.
- `sounds`: names by how they sound and look, when none stands there as written.
- `sound_keys`: under which keys such a spelling is found.
- `heard`: how Chinese characters sound.
- `postings`: numbers under keys, eight bytes each.
- `everyday`: English words of every day that only look like a name.
"""

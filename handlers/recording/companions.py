"""Colleagues who came along: “和张伟一起拜访华东医疗” keeps the words, and names who was there."""

import re

from core.language.text.compiled import compiled
from core.language.understanding import Understanding
from handlers.confirmation import Entry

# Beside a colleague's name: who says something, or whose customer it is, did not come along.
TOGETHER = compiled(
    r"(?:和|跟|与|同|陪同?|带着?|还有)\s?(?P<who>Ⓜ(?:[、,和跟与\s]+Ⓜ)*)\s?(?:也|都)?"
    r"(?:一起|一块|一同|共同|去|拜访|走访|回访|上门|见|到Ⓐ)"
    r"|\b(?:together with|along with|with) (?P<with>Ⓜ(?:(?:, | and )Ⓜ)*)(?!'s)",
    re.IGNORECASE,
)


def tell_companions(entry: Entry, asked: Understanding) -> None:
    """Say who of our own came along; the activity counts for whoever tells of it."""
    scene = entry.context.lay_out(asked.text)
    found = TOGETHER.search(scene.text)
    if found is None:
        return
    start, end = found.span("who" if found["who"] else "with")
    places = [number for number, mark in enumerate(scene.text) if mark == "Ⓜ"]
    members = zip(places, scene.members, strict=False)
    names = [one.value[0] for place, one in members if start <= place < end]
    others = [name for name in dict.fromkeys(names) if name != entry.context.person.name]
    if others:
        entry.fact("同行", "With", entry.context.wording.listed(others))

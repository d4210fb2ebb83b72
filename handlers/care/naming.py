"""An order as it was written, without its courtesies, and with only one kind of value marked."""

from core.language.sentence.courtesies import without_courtesies
from core.language.sentence.scene import Owners, Scene
from core.language.text.sheet import Found, phrase
from handlers.recording.said import Said

NOTED = phrase(r"(?:给我|记录?一?下|[,\s])+")
AROUND = " \n。.!！?？~～,，、"


def plain_order(text: str) -> str:
    """Return an order without its courtesies, and without “给我” and “记一下” before it."""
    text = without_courtesies(text)
    noted = NOTED.match(text)
    return text[noted.end() if noted else 0 :].strip(AROUND)


def customers_marked(said: Said) -> str:
    """Return the message as written, with a mark for each customer and for nothing else.

    A name, a phone number or a word of any trade is read here by the order itself: 王磊 may be a
    colleague of ours and the buyer of theirs.
    """
    return plain_order(_marked(said.scene, said.scene.accounts, "Ⓐ"))


def people_marked(said: Said) -> str:
    """Return the message as written, with a mark for each colleague and for nothing else."""
    return plain_order(_marked(said.scene, said.scene.members, "Ⓜ"))


def _marked(scene: Scene, found: list[Found[Owners]], mark: str) -> str:
    text = scene.sheet.normal.cased
    for one in sorted(found, key=lambda one: -one.start):
        text = f"{text[: one.start]}{mark}{text[one.end :]}"
    return text

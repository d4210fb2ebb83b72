"""What we want to say, free of any platform: frozen values that each platform renders its own way.

`text` alone always makes sense (notifications, screen readers). Spans instead of markup: whoever
renders escapes. Buttons carry commands, which are read like typed ones.
"""

from dataclasses import dataclass
from typing import Literal

from core.as_json import AsJson
from core.pictures import Chart


@dataclass(frozen=True)
class Span:
    """A run of text; `person` makes it a mention of that person where the platform can."""

    text: str
    strong: bool = False
    person: int | None = None


@dataclass(frozen=True)
class Paragraph:
    """Sentences; a quiet one is small print, and `of_buttons` speaks of the buttons below it."""

    spans: tuple[Span, ...]
    quiet: bool = False
    of_buttons: bool = False
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True)
class Facts:
    """Label and value pairs."""

    pairs: tuple[tuple[str, str], ...]
    kind: Literal["facts"] = "facts"


@dataclass(frozen=True)
class Table:
    """A few columns of short cells."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    kind: Literal["table"] = "table"


@dataclass(frozen=True)
class RankRow:
    """One place of a ranking; `mine` marks the reader's own."""

    place: int
    name: str
    value: str
    detail: str = ""
    mine: bool = False


@dataclass(frozen=True)
class Ranking:
    """A ranking, best first; ties share a place."""

    rows: tuple[RankRow, ...]
    kind: Literal["ranking"] = "ranking"


@dataclass(frozen=True)
class Progress:
    """A bar: `ratio` 0.62 is 62 %, drawn full at 1; `text` is printed beside it."""

    label: str
    ratio: float
    text: str
    kind: Literal["progress"] = "progress"


Section = Paragraph | Facts | Table | Ranking | Progress


@dataclass(frozen=True)
class Button:
    """A typed command with a label on it; `typed` are easier words for it, where there are some."""

    label: str
    command: str
    style: Literal["plain", "primary", "danger"] = "plain"
    typed: str = ""


@dataclass(frozen=True)
class Card:
    """A titled answer: sections from top to bottom, then buttons.

    Those of a question are its answers: by their place as well (“2”), or only in their words.
    """

    title: str
    sections: tuple[Section, ...] = ()
    buttons: tuple[Button, ...] = ()
    answers: Literal["none", "by_place", "in_words"] = "none"


@dataclass(frozen=True)
class Picture:
    """A chart to be drawn when the reply is sent, and `alt`, the same in words."""

    chart: Chart
    alt: str


@dataclass(frozen=True)
class Attachment:
    """A file that was made for the reader: its name, and under which id it is kept."""

    name: str
    id: int


@dataclass(frozen=True)
class ToPerson:
    """A direct message to one person."""

    person_id: int
    kind: Literal["person"] = "person"


@dataclass(frozen=True)
class ToRoom:
    """A message in one channel, named as the platform names it."""

    platform: str
    room: str
    kind: Literal["room"] = "room"


Address = ToPerson | ToRoom


@dataclass(frozen=True)
class Changed:
    """A record that the message changed, for machine-readable replies."""

    type: str
    id: int
    label: str = ""


@dataclass(frozen=True)
class Reply:
    """The whole answer to one message, and what others are told because of it.

    `data` holds the figures behind the card (contract 6). `private` asks for the sender's direct
    messages because the room may not see all of it.
    """

    text: str
    card: Card | None = None
    pictures: tuple[Picture, ...] = ()
    files: tuple[Attachment, ...] = ()
    posts: "tuple[Post, ...]" = ()
    data: dict[str, object] | None = None
    changed: tuple[Changed, ...] = ()
    error_code: str | None = None
    private: bool = False
    intent: str = "none"


@dataclass(frozen=True)
class Post:
    """Something told to somebody else than the sender, once: `key` is unique in the company."""

    to: Address
    reply: Reply
    key: str


# A reply is read back equal to the one that was written.
REPLIES = AsJson[Reply](Reply)
ADDRESSES = AsJson[Address](Address)
reply_to_json, reply_from_json = REPLIES.text, REPLIES.read_text
address_to_json, address_from_json = ADDRESSES.text, ADDRESSES.read_text


def paragraph(text: str, *, quiet: bool = False, of_buttons: bool = False) -> Paragraph:
    return Paragraph((Span(text),), quiet=quiet, of_buttons=of_buttons)

"""Shapes entries and rooms as the page reads them; buttons leave sealed."""

from dataclasses import asdict, dataclass
from datetime import datetime

from bot.buttons import LIFETIME, ButtonSigner
from bot.web.transcript import Entry
from core.reply import Attachment, Card, Section
from core.storage.drops import KEPT_FOR
from core.wording import Wording

# What the seal of a file's link says, before the file's id.
FILE = "file:"


@dataclass(frozen=True)
class Page:
    """One open page: whose it is, and how its buttons are sealed."""

    person_id: int
    signer: ButtonSigner
    wording: Wording

    def entry(self, entry: Entry, now: datetime) -> dict[str, object]:
        """Shape one message; the page draws it without knowing what it means."""
        shaped: dict[str, object] = {
            "number": entry.number,
            "room": entry.room,
            "author": entry.author,
            "at": self.wording.moment(entry.at),
            "text": entry.text,
            "private": entry.only_for is not None,
        }
        if entry.reply is None:
            return shaped
        pictures = [
            {"src": source, "alt": picture.alt}
            for source, picture in zip(entry.pictures, entry.reply.pictures, strict=True)
        ]
        return shaped | {
            "card": self._card(entry.reply.card, now),
            "pictures": pictures,
            "files": [self._file(file, now) for file in entry.reply.files],
            "error": entry.reply.error_code is not None,
        }

    def _file(self, file: Attachment, now: datetime) -> dict[str, object]:
        """Shape a file that the reader may fetch: its link says which, and until when."""
        seal = self.signer.seal(f"{FILE}{file.id}", person=None, expires=now + KEPT_FOR)
        return {"name": file.name, "href": f"/files/{seal}"}

    def _card(self, card: Card | None, now: datetime) -> dict[str, object] | None:
        if card is None:
            return None
        return {
            "title": card.title,
            "sections": [section_json(section) for section in card.sections],
            "buttons": [
                {
                    "label": button.label,
                    "style": button.style,
                    "shows": button.command,
                    "seal": self.signer.seal(button.command, person=None, expires=now + LIFETIME),
                }
                for button in card.buttons
            ],
        }


def section_json(section: Section) -> dict[str, object]:
    return asdict(section)

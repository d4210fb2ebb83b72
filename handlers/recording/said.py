"""A message laid out for orders whose words are no intents of the contract."""

import re
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import select

from core.errors import NotFoundError, UserError
from core.language.filling.slash import read_command
from core.language.sentence.courtesies import within_courtesies
from core.language.sentence.scene import Scene
from core.language.understanding import Intent, Understanding
from core.reply import Reply
from core.storage.names import short_of_team
from core.storage.records.accounts import account_named
from core.storage.tables import Account, Person
from handlers.context import Context
from handlers.questions import Choice, ask
from handlers.recording.conversation.spoken_of import customers_spoken_of

MOST_CHOICES = 5
AROUND = " \n。.!！?？"


@dataclass(frozen=True)
class Said:
    """What was said, with everything found in it; `asked` may know more from a question."""

    asked: Understanding
    scene: Scene

    @cached_property
    def text(self) -> str:
        """The order, with a mark in place of each value: “把Ⓐ转给Ⓜ”, and no “please”."""
        start, end = self._span
        return self.scene.text[start:end]

    @cached_property
    def start(self) -> int:
        """Where the order begins in what was laid out."""
        return self._span[0]

    @cached_property
    def _span(self) -> tuple[int, int]:
        text = self.scene.text
        start, end = within_courtesies(text)
        wanted = text[start:end]
        return start + len(wanted) - len(wanted.lstrip(AROUND)), start + len(wanted.rstrip(AROUND))


def written_in(said: Said, found: re.Match[str], group: str | int) -> str:
    """Return a part of `said.text` as it was typed; laid out, its values are only marked."""
    bones, sheet = said.scene.bones, said.scene.sheet
    start, end = (bones.place(said.start + index) for index in found.span(group))
    return sheet.written(start, end)


def lay_out_said(asked: Understanding, context: Context) -> Said:
    text = read_command(asked.text).rest
    return Said(asked, context.lay_out(text))


def customer_said(said: Said, context: Context) -> Account | None:
    """Return the one customer that is named, or was spoken of just now; none without that."""
    found = said.scene.accounts
    names = found[0].value if found else customers_spoken_of(context)
    return account_named(context.session, names[0]) if len(names) == 1 else None


def customer_named(said: Said, context: Context) -> Account:
    """Return the customer that is named, or was spoken of just now; raises NotFoundError."""
    found = said.scene.accounts
    if found and len(found[0].value) > 1:
        names = found[0].value
        raise NotFoundError(
            f"哪个客户：{'、'.join(names)}？请写全名。",
            f"Which account: {', '.join(names)}? Please write the full name.",
        )
    account = customer_said(said, context)
    if account is None:
        raise NotFoundError(
            "哪个客户？请在句子里写上客户名。", "Which account? Please name it in the sentence."
        )
    return account


def person_called(name: str, context: Context) -> Person:
    """Return the member of a name, one who left included; raises NotFoundError."""
    people = context.session.scalars(select(Person).order_by(Person.name)).all()
    same = [one for one in people if name.casefold() == one.name.casefold()]
    same = same or [
        one
        for one in people
        if name.casefold() in map(str.casefold, (*one.aliases, *short_of_team(one.name)))
    ]
    if len(same) > 1:
        full = [one.name for one in same[:MOST_CHOICES]]
        raise NotFoundError(
            f"“{name}”可能是{'、'.join(full)}。请写全名。",
            f"“{name}” may be {', '.join(full)}. Please write the full name.",
        )
    if not same:
        raise NotFoundError(
            f"没有叫“{name}”的成员，请写全名。",
            f"There is no member called “{name}”. Please write the full name.",
        )
    return same[0]


def require_working(person: Person) -> None:
    """Raise UserError for somebody who has left: nothing can be theirs any more."""
    if not person.active:
        raise UserError(
            f"{person.name} 已离职，名下不能再有新的。请换一位同事。",
            f"{person.name} has left, so nothing new can be theirs. Please name somebody else.",
        )


def ask_which_person(
    sentence: str, texts: list[tuple[str, str]], context: Context, intent: Intent
) -> Reply:
    """Offer people or deals; each answer is the order in full, as one would have typed it."""
    choices = tuple(
        # “#12” is the deal of that number, not the twelfth of the choices.
        Choice(label, Understanding(intent=intent, text=text), also=tuple(label.split()[:1]))
        for label, text in texts
    )
    return ask(Understanding(intent=intent), context, "choice", sentence, choices[:MOST_CHOICES])


def colleagues_of(person: Person, context: Context) -> list[Person]:
    """Return who could take over from somebody: their team first, then their region."""
    people = context.session.scalars(
        select(Person).where(Person.active, Person.id != person.id, Person.role != "admin")
    )
    return sorted(
        people,
        key=lambda one: (
            one.team_id != person.team_id,
            one.region_id != person.region_id,
            one.role != "rep",
            one.name,
        ),
    )

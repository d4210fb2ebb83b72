"""What a write says back: what was understood, what it did, how to undo it, what comes next."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from core.language.understanding import Intent
from core.reply import Button, Card, Changed, Facts, Post, Reply, Section, ToPerson, paragraph
from core.storage.changes import has_written
from core.storage.records.follow_ups import promises_to
from core.storage.tables import (
    Account,
    Activity,
    CaseStudy,
    Change,
    Contact,
    Deal,
    FollowUp,
    LossRule,
    Payment,
    Person,
    Point,
    Product,
    Reward,
    ServiceOrder,
    Specialty,
)
from core.storage.told import post_key
from core.wording import Language, Wording
from handlers.context import Context
from handlers.progress import progress_line

Record = (
    Account | Activity | CaseStudy | Contact | Deal | FollowUp | LossRule | Payment | Point
    | Product | Reward | ServiceOrder | Specialty
)  # fmt: skip
LONGEST_NOTE = 80
TYPES: dict[type[Record], str] = {
    Account: "account",
    Activity: "activity",
    CaseStudy: "case",
    Contact: "contact",
    Deal: "deal",
    FollowUp: "follow_up",
    LossRule: "loss_rule",
    Payment: "payment",
    Point: "points",
    Product: "product",
    Reward: "reward",
    ServiceOrder: "service_order",
    Specialty: "specialty",
}


@dataclass
class Entry:
    """What one message has written so far, in the words that its sender is shown."""

    context: Context
    intent: Intent
    heading: str = ""
    facts: list[tuple[str, str]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    buttons: list[Button] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    points: int = 0
    several: bool = False
    _promises: dict[int, list[FollowUp]] = field(default_factory=dict)

    def promises(self, account: Account) -> list[FollowUp]:
        """Return the sender's open follow-ups with a customer, read once a message."""
        if account.id not in self._promises:
            session, mine = self.context.session, self.context.person.id
            self._promises[account.id] = promises_to(session, account, mine)
        return self._promises[account.id]

    @property
    def change(self) -> Change:
        """Return the change that this entry's writes belong to, opened by the first of them."""
        return self.context.writes(self.intent)

    def begin(self) -> None:
        """Open the change before the first row is written."""
        self.context.writes(self.intent)

    @property
    def in_public(self) -> bool:
        """Tell whether a whole channel reads the answer."""
        return self.context.room.seen_by == "room"

    def fact(self, zh: str, en: str, value: str) -> None:
        self.facts.append((self.context.say(zh, en), value))

    def private_fact(self, zh: str, en: str, value: str) -> None:
        """Say what the sender may know and a channel may not."""
        if not self.in_public:
            self.fact(zh, en, value)

    def remark(self, zh: str, en: str, **values: object) -> None:
        self.remarks.append(self.context.say(zh, en, **values))

    def button(
        self,
        label: tuple[str, str],
        command: tuple[str, str],
        style: Literal["plain", "primary", "danger"] = "plain",
    ) -> None:
        """Offer a next step; label and command in both languages."""
        self.buttons.append(Button(self.context.say(*label), self.context.say(*command), style))

    def wrote(self, record: Record, label: str = "") -> None:
        """Name a record that the message changed, once."""
        changed = Changed(TYPES[type(record)], record.id, label)
        known = {(one.type, one.id) for one in self.changed}
        if (changed.type, changed.id) not in known:
            self.changed.append(changed)

    def tell(self, person_id: int | None, zh: str, en: str, **values: object) -> None:
        """Tell the person whose record this is that somebody else changed it."""
        person = self._somebody_else(person_id)
        if person is None:
            return
        wording = wording_for(self.context, person.language)
        text = wording.say(zh, en, who=self.context.person.name, **values)
        key = post_key(self.change, f"told:{person.id}")
        if key not in {post.key for post in self.posts}:
            self.posts.append(Post(ToPerson(person.id), Reply(text), key))

    def _somebody_else(self, person_id: int | None) -> Person | None:
        if person_id is None or person_id == self.context.person.id:
            return None
        person = self.context.session.get_one(Person, (self.context.company.id, person_id))
        return person if person.active else None


def day_words(day: date, context: Context) -> str:
    """Word a day; its year is said when it is not the present one."""
    words = context.wording.day(day)
    if day.year == context.today.year:
        return words
    return context.say("{year}年{day}", "{day}, {year}", year=day.year, day=words)


def shortened(text: str) -> str:
    """Cut what was noted to a length that fits on a phone; the books keep all of it."""
    return text if len(text) <= LONGEST_NOTE else f"{text[:LONGEST_NOTE]}…"


def wording_for(context: Context, language: str | None) -> Wording:
    """Return how a reader is spoken to who may speak another language than the sender."""
    spoken: Language = "en" if (language or context.company.language) == "en" else "zh"
    return Wording(spoken, context.wording.currency, context.wording.zone)


def confirmed(entry: Entry) -> Reply:
    """Word everything that the message wrote; the last button takes it back."""
    context = entry.context
    # Before the rows go out, so that the change needs no second statement for it.
    entry.change.summary = entry.heading
    context.session.flush()
    if not has_written(context.session):
        return _so_already(entry)
    entry.heading = _for_whom(entry)
    quiet = _progress(entry)
    facts = [f"{label}: {value}" for label, value in entry.facts]
    sections: list[Section] = [Facts(tuple(entry.facts))] if entry.facts else []
    sections += [paragraph(remark) for remark in entry.remarks]
    sections += [paragraph(line, quiet=True) for line in quiet]
    card = Card(entry.heading, tuple(sections), (*entry.buttons, undo_button(entry)))
    return Reply(
        text="\n".join((entry.heading, *facts, *entry.remarks, *quiet)),
        card=card,
        changed=tuple(entry.changed),
        posts=tuple(entry.posts),
        intent=entry.intent.value,
    )


def _so_already(entry: Entry) -> Reply:
    """Say that nothing changed: an undo after it would take back what was recorded before."""
    text = entry.context.say(
        "已经是这样，没有改动。", "It is like that already; nothing was changed."
    )
    facts = [f"{label}: {value}" for label, value in entry.facts]
    return Reply("\n".join((text, *facts)), intent=entry.intent.value)


def _for_whom(entry: Entry) -> str:
    """Say in whose name a record was made, where it is not the sender's own."""
    if entry.context.author.on_behalf_of_id is None:
        return entry.heading
    name = entry.context.person.name
    return entry.context.say(
        "替{name} · {what}", "For {name} · {what}", name=name, what=entry.heading
    )


def undo_button(entry: Entry) -> Button:
    number = entry.change.id
    return Button(
        entry.context.say("撤销", "Undo"),
        entry.context.say("撤销 #{number}", "undo #{number}", number=number),
    )


def _progress(entry: Entry) -> list[str]:
    # How somebody stands is theirs to know, not everyone's in the room.
    if entry.in_public:
        return []
    parts = [progress_line(entry.context, entry.context.person.id)]
    if entry.points:
        unit = "point" if entry.points == 1 else "points"
        parts.append(entry.context.say("积分 +{n}", "+{n} {unit}", n=entry.points, unit=unit))
    line = " · ".join(part for part in parts if part)
    if line and entry.context.author.on_behalf_of_id is not None:
        line = f"{entry.context.person.name} · {line}"
    return [line] if line else []

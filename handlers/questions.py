"""Asks instead of guessing: a question is kept with what is known, and the answer completes it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from pydantic import TypeAdapter

from core.language.moments import Clock
from core.language.scene import lay_out
from core.language.understanding import Intent, Understanding, to_json
from core.periods import day
from core.reply import Button, Card, Paragraph, Reply, paragraph
from core.storage.drafts import OPEN_FOR, drop_draft, keep_draft, open_draft
from core.storage.tables import Draft
from core.vocabulary import LossReason, Objection
from handlers.context import Context
from handlers.recording.bare import with_bare_values
from handlers.recording.orders import exact_order, order_in

AsksFor = Literal[
    "account", "deal", "amount", "due_on", "occurred_on", "loss_reason", "value", "choice"
]
LONGEST_NAME = 40
CLOSING_WORDS = frozenset(
    {
        "取消", "算了", "不用", "不用了", "不需要", "先不用", "没事了",
        "cancel", "never mind", "nevermind", "no", "no thanks", "not now", "skip",
    }
)  # fmt: skip
# What an answer that leaves it at that amounts to, whatever its words.
ENOUGH = "取消"
FIRST_LETTER = ord("a")
# Where a number is the answer itself, “2” is not the second choice.
NUMBERS = frozenset({"amount", "value"})
VALUES = NUMBERS | {"due_on", "occurred_on"}
REASON_OF_OBJECTION = {
    Objection.PRICE: LossReason.PRICE,
    Objection.PRODUCT_FIT: LossReason.PRODUCT_FIT,
    Objection.BUDGET: LossReason.BUDGET,
    Objection.TIMING: LossReason.LONG_DECISION,
    Objection.COMPETITOR: LossReason.COMPETITOR,
    Objection.OTHER: LossReason.OTHER,
}
_MEANING = TypeAdapter(Understanding)


@dataclass(frozen=True)
class Choice:
    """One offered answer. The label is also what one would type; none meant: leave it at that."""

    label: str
    meant: Understanding | None
    also: tuple[str, ...] = ()


# What a bare answer may be taken for when it stands alone: “50万” may look like a change of a deal.
LOOKS_LIKE: dict[str, frozenset[Intent]] = {
    "account": frozenset({Intent.SHOW_ACCOUNT}),
    "amount": frozenset({Intent.UPDATE_DEAL, Intent.CREATE_DEAL}),
    "value": frozenset({Intent.RECORD_SATISFACTION, Intent.UPDATE_DEAL, Intent.REDEEM_REWARD}),
    "due_on": frozenset({Intent.SCHEDULE_FOLLOW_UP, Intent.SNOOZE_FOLLOW_UP, Intent.SHOW_DAY}),
    "occurred_on": frozenset({Intent.SHOW_DAY, Intent.SCHEDULE_FOLLOW_UP}),
    "loss_reason": frozenset({Intent.LOSE_DEAL, Intent.LOG_ACTIVITY, Intent.UPDATE_DEAL}),
}


def ask(
    asked: Understanding,
    context: Context,
    asks_for: AsksFor,
    sentence: str,
    choices: tuple[Choice, ...] = (),
) -> Reply:
    """Ask for what is missing; nothing has been written for this message."""
    leave_open(asked, context, asks_for, choices)
    buttons = tuple(Button(choice.label, choice.label) for choice in choices)
    card = Card(sentence, (_hint(context),), buttons) if buttons else None
    # The choices name customers and amounts, which not everyone in a channel may see.
    return Reply(sentence, card=card, intent=asked.intent.value, private=True)


def leave_open(
    asked: Understanding, context: Context, asks_for: AsksFor, choices: tuple[Choice, ...] = ()
) -> None:
    """Keep the question open for a while, so that the next message may simply answer it."""
    offered = [
        {
            "words": [_folded(word) for word in (choice.label, *choice.also)],
            "meant": None if choice.meant is None else _stored(choice.meant),
        }
        for choice in choices
    ]
    draft = Draft(
        person_id=_sender(context),
        conversation=_conversation(context),
        asks_for=asks_for,
        understood={"asked": _stored(asked), "choices": offered},
        options=[choice.label for choice in choices],
        expires_at=context.now + OPEN_FOR,
    )
    keep_draft(context.session, draft)


def complete(asked: Understanding, context: Context) -> Understanding | None:
    """Return what the open question and this answer mean together, or None.

    Closing words end the question, and a message with an intent of its own drops it silently.
    """
    draft = _open_draft(context)
    if draft is None:
        return _shown(asked, context)
    nothing = Understanding(intent=Intent.NONE, text=ENOUGH)
    if is_closing(asked.text):
        meant: Understanding | None = nothing
    elif (number := _choice_number(draft, asked)) is not None:
        meant = _chosen(draft, number) or nothing
    else:
        meant = exact_order(asked) or _filled(draft, asked, context)
        meant = meant or _shown(asked, context)
    if meant is not None or asked.intent is not Intent.NONE:
        drop_draft(context.session, context.person.id, draft.conversation)
    return meant


def _shown(asked: Understanding, context: Context) -> Understanding | None:
    """Take a customer's name or a day, and nothing else, as a wish to see it; else an order."""
    if asked.intent is not Intent.NONE:
        return None
    if (order := order_in(asked, context)) is not None:
        return order
    named = with_bare_values(asked, context)
    if named.account is not None or named.candidates:
        return replace(named, intent=Intent.SHOW_ACCOUNT, amount=None, due_on=None)
    if named.due_on is not None and named.due_at is None:
        return Understanding(intent=Intent.SHOW_DAY, period=day(named.due_on), text=asked.text)
    return None


def _sender(context: Context) -> int:
    """Return who is asked: the one who speaks, also when they record for somebody else."""
    return context.author.actor_id or context.person.id


def _conversation(context: Context) -> str:
    """Name where the answer is expected: what a whole channel would see is asked in private."""
    if context.room.seen_by == "room":
        return f"{context.room.platform}:private"
    return context.room.key


def _open_draft(context: Context) -> Draft | None:
    rooms = [context.room.key]
    if context.room.kind == "dm":
        rooms.append(f"{context.room.platform}:private")
    return open_draft(context.session, context.person.id, rooms, context.now)


def is_closing(text: str) -> bool:
    return _folded(text) in CLOSING_WORDS


def _hint(context: Context) -> Paragraph:
    return paragraph(
        context.say("点按钮，或直接回复。", "Press a button, or just reply."), quiet=True
    )


def _stored(meaning: Understanding) -> dict[str, object]:
    plain = _MEANING.dump_python(meaning, mode="json", exclude_defaults=True)
    return dict(plain)


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" 。.!！?？").casefold()


def _choices(draft: Draft) -> list[dict[str, object]]:
    choices = draft.understood["choices"]
    return choices if isinstance(choices, list) else []


def _choice_number(draft: Draft, asked: Understanding) -> int | None:
    """Return which choice was answered: by its words, its place (2) or its letter (b)."""
    said = _folded(asked.text)
    counted = draft.asks_for not in NUMBERS
    for number, choice in enumerate(_choices(draft)):
        places = {str(number + 1), chr(FIRST_LETTER + number)} if counted else set()
        words = choice["words"]
        if said in places or (isinstance(words, list) and said in words):
            return number
    return None


def _chosen(draft: Draft, number: int) -> Understanding | None:
    meant = _choices(draft)[number]["meant"]
    return None if meant is None else _MEANING.validate_python(meant)


def _filled(draft: Draft, asked: Understanding, context: Context) -> Understanding | None:
    """Merge an answer in own words; None when the message says more than was asked."""
    known = _MEANING.validate_python(draft.understood["asked"])
    alike = LOOKS_LIKE.get(draft.asks_for, frozenset())
    if asked.intent not in {Intent.NONE, known.intent, *alike}:
        return None
    if draft.asks_for not in FILLING or (draft.asks_for in VALUES and not _is_bare(asked)):
        return None
    return FILLING[draft.asks_for](known, with_bare_values(asked, context), context)


def _is_bare(asked: Understanding) -> bool:
    """Tell an answer of one thing (“50万”, “下周三”) from a message of its own."""
    said = set(to_json(asked)) - {"intent", "currency", "note", "due_at"}
    return len(said) <= 1


def _fill_account(known: Understanding, asked: Understanding, _: Context) -> Understanding | None:
    if set(to_json(asked)) - {"intent", "account", "note"}:
        return None
    name = asked.account or (None if asked.candidates else _folded_name(asked.text))
    if not name and not asked.candidates:
        return None
    return replace(
        known, account=name, account_known=asked.account_known, candidates=asked.candidates
    )


def _folded_name(text: str) -> str | None:
    name = text.strip(" 。.!！")
    is_sentence = len(name) > LONGEST_NAME or re.search(r"[,，。;；?？!！\n]", name)
    return None if is_sentence else name


def _fill_amount(known: Understanding, asked: Understanding, _: Context) -> Understanding | None:
    amount = asked.amount or asked.value
    if amount is None:
        return None
    return replace(known, amount=amount, currency=asked.currency or known.currency)


def _fill_value(known: Understanding, asked: Understanding, _: Context) -> Understanding | None:
    score = None if asked.score is None else Decimal(asked.score)
    value = asked.value or asked.amount or score
    return replace(known, value=value) if value is not None else None


def _fill_day(known: Understanding, asked: Understanding, context: Context) -> Understanding | None:
    period = asked.period.first if asked.period else None
    days = (asked.due_on, asked.close_on, period, asked.occurred_on)
    coming = [day for day in days if day is not None and day >= context.today]
    if not coming and asked.due_at is None:
        return None
    due_on = coming[0] if coming else known.due_on
    return replace(known, due_on=due_on, due_at=asked.due_at or known.due_at)


def _fill_past_day(
    known: Understanding, asked: Understanding, context: Context
) -> Understanding | None:
    scene = lay_out(asked.text, context.directory, Clock(context.now, context.calendar))
    past = scene.dates[0].value.past if len(scene.dates) == 1 else None
    return replace(known, occurred_on=past) if past is not None else None


def _fill_reason(known: Understanding, asked: Understanding, _: Context) -> Understanding | None:
    reason = asked.loss_reason
    if reason is None and asked.objection is not None:
        reason = REASON_OF_OBJECTION[asked.objection]
    if reason is None:
        return None
    return replace(known, loss_reason=reason, competitor=asked.competitor or known.competitor)


FILLING: dict[str, Callable[[Understanding, Understanding, Context], Understanding | None]] = {
    "account": _fill_account,
    "amount": _fill_amount,
    "value": _fill_value,
    "due_on": _fill_day,
    "occurred_on": _fill_past_day,
    "loss_reason": _fill_reason,
}

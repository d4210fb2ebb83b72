"""Asks instead of guessing: a question is kept with what is known, and the answer completes it."""

from dataclasses import dataclass, replace
from typing import Literal

from core.language.conversation.choosing import chosen, folded, is_none_of_them, partly_chosen
from core.language.sentence.tongue import language_of
from core.language.text.compiled import compiled
from core.language.understanding import Intent, Understanding
from core.reply import Button, Card, Paragraph, Reply, paragraph
from core.storage.drafts import OPEN_FOR, drop_draft, keep_draft, open_draft
from core.storage.latest import has_written
from core.storage.tables import Draft
from core.wording import Language
from handlers.context import Context
from handlers.recording.conversation.alone import alone
from handlers.recording.conversation.filling import NOTHING, NUMBERS, filled, what_works
from handlers.recording.conversation.kept import chosen_of, stored, what_was_asked, words_of
from handlers.recording.conversation.learnt import lesson_in, with_lesson
from handlers.recording.conversation.orders import exact_order
from handlers.recording.conversation.replied import is_another, is_dropping, place_numbered
from handlers.recording.conversation.spoken_of import is_nameless_plan
from handlers.recording.conversation.taking_back import takes_back
from handlers.recording.correcting.reading import correction_in, put_otherwise

AsksFor = Literal[
    "account", "deal", "amount", "due_on", "occurred_on", "loss_reason", "value", "choice", "result"
]
CHINESE = compiled(r"[\u3400-\u9fff]")


@dataclass(frozen=True)
class Choice:
    """One offered answer. The label is also what one would type; none meant: leave it at that."""

    label: str
    meant: Understanding | None
    also: tuple[str, ...] = ()


def ask(
    asked: Understanding,
    context: Context,
    asks_for: AsksFor,
    sentence: str,
    choices: tuple[Choice, ...] = (),
) -> Reply:
    """Ask for what is missing; nothing has been written for this message."""
    leave_open(asked, context, asks_for, choices, sentence)
    buttons = tuple(Button(choice.label, choice.label) for choice in choices)
    card = Card(sentence, (_hint(context),), buttons, _answers(asks_for)) if buttons else None
    # The choices name customers and amounts, which not everyone in a channel may see.
    return Reply(sentence, card=card, intent=asked.intent.value, private=True)


def leave_open(
    asked: Understanding,
    context: Context,
    asks_for: AsksFor,
    choices: tuple[Choice, ...] = (),
    sentence: str = "",
) -> None:
    """Keep the question open for a while, so that the next message may simply answer it.

    One with a `sentence` is waited for: it is repeated once, and its end is said.
    """
    lesson = lesson_in(asked, context) if asks_for == "account" else asked.taught
    offered = [
        {
            "words": [folded(word) for word in (choice.label, *choice.also)],
            "meant": None if choice.meant is None else _stored(choice.meant, lesson),
        }
        for choice in choices
    ]
    draft = Draft(
        person_id=_sender(context),
        conversation=context.room.answers_in,
        asks_for=asks_for,
        understood={
            "asked": _stored(asked, lesson),
            "choices": offered,
            "sentence": sentence,
            "message": context.author.message_id,
            "written": has_written(context.session, context.change),
            "language": context.wording.language,
        },
        options=[choice.label for choice in choices],
        expires_at=context.now + OPEN_FOR,
    )
    keep_draft(context.session, draft)


def complete(asked: Understanding, context: Context) -> Understanding | None:
    """Return what the open question and this answer mean together, or None.

    Closing words end the question; so does a message with an intent of its own that writes.
    """
    draft = open_draft(context.session, context.person.id, context.room.hears, context.now)
    if draft is None:
        return alone(asked, context)
    context.talk.waiting = draft
    own = context.wording
    _speak_its_language(draft, asked, context)
    meant = _answer(draft, asked, context)
    if meant is not None:
        known = what_was_asked(draft)
        meant = with_lesson(known, meant, context)
        context.talk.answered = True
        _speak_for_the_question(draft, context)
        if context.talk.reply is None:
            _drop(draft, context)
        return meant
    if language_of(asked.text, context.directory) is not None:
        context.wording = own  # No answer, and in a language of its own.
    return _beside(draft, asked, context)


def forget_question_of(message_id: str, context: Context) -> None:
    """Drop the question that a message had raised, now that the message says something else."""
    person_id = _sender(context)
    draft = open_draft(context.session, person_id, context.room.hears, context.now)
    if draft is not None and draft.understood.get("message") == message_id:
        _drop(draft, context)


def put_aside_older(context: Context) -> None:
    """Put an earlier question aside after a record was made: the next “undo” is about that."""
    draft = open_draft(context.session, _sender(context), context.room.hears, context.now)
    if draft is not None and draft.understood.get("message") != context.author.message_id:
        _put_aside(draft, context)


def ask_again(context: Context) -> Reply | None:
    """Repeat the open question, shorter, after an answer that means nothing; but only once."""
    draft = context.talk.waiting
    sentence = None if draft is None else draft.understood.get("sentence")
    if draft is None or not sentence:
        return None
    if draft.understood.get("again"):
        _put_aside(draft, context)
        return None
    draft.understood = {**draft.understood, "again": True}
    # The question stands as it was put: what is said around it speaks its language.
    language: Language = "en" if draft.understood.get("language") == "en" else "zh"
    context.wording = replace(context.wording, language=language)
    text = context.say("没看懂。{question}", "I did not get that. {question}", question=sentence)
    hint = what_works(draft.asks_for, len(draft.options), context)
    buttons = tuple(Button(label, label) for label in draft.options)
    line = paragraph(hint, quiet=True, of_buttons=bool(buttons))
    card = Card(text, (line,), buttons, _answers(draft.asks_for) if buttons else "none")
    return Reply(f"{text}\n{hint}", card, private=True)


def _answer(draft: Draft, asked: Understanding, context: Context) -> Understanding | None:
    """Return what a message says to the open question; None when it is no answer."""
    known = what_was_asked(draft)
    words = words_of(draft)
    number = chosen(asked.text, words, counted=draft.asks_for not in NUMBERS)
    if number is None and takes_back(asked.text, draft, context):
        return _taken_back(draft, context)
    if is_dropping(asked.text):
        return replace(NOTHING, text=asked.text)
    number = place_numbered(asked.text, len(words)) if number is None else number
    if number is not None:
        return chosen_of(draft, number) or NOTHING
    if (words and is_none_of_them(asked.text)) or _wants_another(draft, known, asked):
        return _none_of_them(draft, known, asked, context)
    if exact_order(asked) is not None or _denies(asked, draft, context):
        return None
    return _in_own_words(draft, known, asked, context)


def _taken_back(draft: Draft, context: Context) -> Understanding:
    """Drop a question that stands in place of a record: older records are not meant."""
    _drop(draft, context)
    context.talk.reply = Reply(
        context.say(
            "刚才的问题先放下了，什么都没有记录。",
            "I have put my question aside; nothing was recorded.",
        )
    )
    return NOTHING


def _in_own_words(
    draft: Draft, known: Understanding, asked: Understanding, context: Context
) -> Understanding | None:
    if draft.understood.get("sentence") and (other := put_otherwise(known, asked, context)):
        return other
    if asked.intent is Intent.SHOW_FOLLOW_UPS and is_nameless_plan(asked.text, context):
        asked = replace(asked, intent=Intent.NONE, period=None)
    meant = filled(known, draft.asks_for, asked, context)
    if meant is not None or asked.intent is not Intent.NONE:
        return meant
    number = partly_chosen(asked.text, words_of(draft))
    return None if number is None else chosen_of(draft, number) or NOTHING


def _denies(asked: Understanding, draft: Draft, context: Context) -> bool:
    """Tell whether “不对，是周四” corrects the record below which a question was only added."""
    if draft.understood.get("sentence"):
        return False
    said = correction_in(asked, context)
    return said is not None and said.sure


def _speak_its_language(draft: Draft, asked: Understanding, context: Context) -> None:
    """Answer “2” in the language of the question."""
    language: Language = "en" if draft.understood.get("language") == "en" else "zh"
    if not CHINESE.search(asked.text):
        context.wording = replace(context.wording, language=language)


def _beside(draft: Draft, asked: Understanding, context: Context) -> Understanding | None:
    """Return what a message means that is no answer, and say what becomes of the question."""
    meant = exact_order(asked) or alone(asked, context)
    intent = (meant or asked).intent
    if intent.writes or (intent.reads and not draft.understood.get("sentence")):
        _put_aside(draft, context, again=_says_it_again(draft, meant or asked))
    elif intent.reads and context.room.seen_by != "room":
        _remind_of(draft, context)
    return meant


def _remind_of(draft: Draft, context: Context) -> None:
    """Say that a question is still open: once, for who looks several things up has heard it."""
    if draft.understood.get("reminded"):
        return
    draft.understood = draft.understood | {"reminded": True}
    line = ("还在等你回答：{question}", "Still waiting for your answer: {question}")
    context.talk.lines.append(context.say(*line, question=draft.understood["sentence"]))


def _speak_for_the_question(draft: Draft, context: Context) -> None:
    """Let what an answer completes belong to the message that was asked about."""
    message = draft.understood.get("message")
    if draft.understood.get("sentence") and isinstance(message, str):
        context.author = replace(context.author, message_id=message)


def _says_it_again(draft: Draft, meant: Understanding) -> bool:
    """Tell whether a message asks for the same thing once more, and so for the same question."""
    known = what_was_asked(draft)
    return (known.intent, known.account) == (meant.intent, meant.account)


def _put_aside(draft: Draft, context: Context, *, again: bool = False) -> None:
    _drop(draft, context)
    if draft.understood.get("sentence") and not again:
        line = context.say("刚才的问题先放下了。", "I have put my question aside.")
        context.talk.lines.append(line)


def _drop(draft: Draft, context: Context) -> None:
    drop_draft(context.session, draft.person_id, draft.conversation)


def _wants_another(draft: Draft, known: Understanding, asked: Understanding) -> bool:
    waited_for = bool(draft.understood.get("sentence")) and known.account is not None
    return waited_for and is_another(asked.text)


def _none_of_them(
    draft: Draft, known: Understanding, asked: Understanding, context: Context
) -> Understanding:
    """Ask on for a customer that is none of those offered; leave other questions at that."""
    if draft.asks_for != "account" and not is_another(asked.text):
        return NOTHING
    one = replace(known, account=None, account_known=False, accounts=(), candidates=(), record=None)
    sentence = context.say(
        "那是哪个客户？直接回复客户名。", "Which account is it then? Just reply with its name."
    )
    context.talk.reply = ask(one, context, "account", sentence)
    return NOTHING


def _sender(context: Context) -> int:
    """Return who is asked: the one who speaks, also when they record for somebody else."""
    return context.author.actor_id or context.person.id


def _hint(context: Context) -> Paragraph:
    return paragraph(
        context.say("点按钮，或直接回复。", "Press a button, or just reply."),
        quiet=True,
        of_buttons=True,
    )


def _answers(asks_for: str) -> Literal["by_place", "in_words"]:
    return "in_words" if asks_for in NUMBERS else "by_place"


def _stored(meaning: Understanding, lesson: str | None) -> dict[str, object]:
    return stored(replace(meaning, taught=lesson))

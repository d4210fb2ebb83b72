"""Long lists in pages: how many there are, and the rest by a button or by the word “更多”.

A page is its list's own question with a number, “我的商机 · 第2页”. So each page is a question like
any other: read anew, for whoever asks it now, with the rights and in the room of that moment.
"""

import re
from dataclasses import dataclass, replace

from core.language.text.compiled import compiled
from core.reply import Button, Facts, Ranking, Reply, Section, Table, paragraph
from core.storage.drafts import open_draft
from core.storage.page_notes import Read, forget_page, note_page, page_read
from handlers.context import Context

# As our buttons write it, whatever the question; beyond four digits it is no page.
PAGE = compiled(r"\s·\s(?:第(?P<zh>\d{1,4})页|page (?P<en>\d{1,4}))$")
# As people type it: only behind what can be nothing but a question.
TYPED_PAGE = compiled(
    r"(?:[\s,，的]第\s?|第)(?P<zh>\d{1,4})\s?页$|[\s,，]page (?P<en>\d{1,4})$", re.IGNORECASE
)
NEXT = compiled(
    r"(?:再|继续)?(?:看|查看|显示|列出)?(?:更多|下一?页)(?:的|呢|吧|吗)?"
    r"|(?:show |see )?(?:me )?(?:more|(?:the )?next page)(?: please)?",
    re.IGNORECASE,
)
# Said of lists as well as of other things: only where a list was read are they about it.
NEXT_OF_A_LIST = compiled(
    r"还有(?:呢|吗|哪些)|(?:看|列出)?(?:剩下|其余|其他|后面)的(?:呢|吧)?"
    r"|(?:show |see )?(?:me )?the (?:rest|others)|what else|any more",
    re.IGNORECASE,
)
PREVIOUS = compiled(r"看?(?:上一?页|前一页)|(?:show |see )?(?:the )?previous page", re.IGNORECASE)
AROUND = " \n，,。.!！?？~～…"
LONGEST = 200
# WeCom names the first four buttons only, as words to type.
BEFORE_MORE = 3
MOST_PAGES = 9999


@dataclass(frozen=True)
class Page:
    """A part of a list: its number from 1, how many come before it, where it ends, and of all."""

    number: int
    first: int
    end: int
    count: int

    @property
    def left(self) -> int:
        return self.count - self.end


def page_of(context: Context, count: int, size: int) -> Page:
    """Return the part of a list that is asked for; beyond its end, the last one."""
    last = max(1, -(-count // size))
    number = max(1, min(context.talk.page, last))
    return Page(number, (number - 1) * size, min(number * size, count), count)


def question_meant(text: str, context: Context) -> str:
    """Return the question behind “更多” or “我的商机 · 第2页”, and note the page; else the text."""
    found = PAGE.search(text) or _typed(text, context)
    if found is not None and found.start():
        context.talk.page = int(found["zh"] or found["en"])
        text = text[: found.start()]
    elif (step := _step(text)) and (read := _read_here(context)) is not None:
        context.talk.page = max(1, min(read.number + step, MOST_PAGES))
        text = read.question
    context.talk.question = text
    return text


def nothing_to_go_on_with(text: str, context: Context) -> Reply | None:
    """Say what to type where “更多” comes after no list; None for other words."""
    said = text.strip(AROUND)
    if not (NEXT.fullmatch(said) or PREVIOUS.fullmatch(said)):
        return None
    if (question := _question_open(context)) is not None:
        first = ("先回答这个：{question}", "First of all: {question}")
        return Reply(context.say(*first, question=question), private=True)
    return Reply(
        context.say(
            "前面没有可以接着看的列表，或已经列全。先问“我的商机”、“我的客户”或“我的跟进”，再说“更多”。",
            "There is no list to go on with, or it was shown whole. Ask for one first, such as "
            "“my deals”, “my accounts” or “my follow-ups”, then say “more”.",
        )
    )


def paged(
    reply: Reply,
    page: Page,
    context: Context,
    unit: tuple[str, str] = ("条", ""),
    *,
    question: str | None = None,
    line: str | None = None,
) -> Reply:
    """Say which part of a list a reply shows, and offer the rest.

    `unit` is the measure word of what is listed, `line` says it otherwise. `question` asks for the
    same list wherever the message that is answered would not, such as a choice among customers.
    """
    is_whole = page.count <= page.end - page.first
    asked = "" if is_whole else question or context.talk.question
    asked = asked if len(asked) <= LONGEST else ""
    _note(page, asked, context)
    if is_whole:
        return reply
    told = line or _line(page, unit, context)
    told += _how_to_go_on(context) if asked and page.left else ""
    said = replace(reply, text=f"{reply.text}\n{told}")
    if reply.card is None:
        return said
    sections = _with_line(reply.card.sections, paragraph(told, quiet=True))
    buttons = _with_more(reply.card.buttons, page, asked, context)
    return replace(said, card=replace(reply.card, sections=sections, buttons=buttons))


def go_on_with(question: str, context: Context) -> None:
    """Let “更多” ask this, after a list that has a question of its own for the rest."""
    sender, place = _sender(context), context.room.answers_in
    note_page(context.session, sender, place, Read(question, 0), context.now)


def _note(page: Page, question: str, context: Context) -> None:
    """Remember this list; after one that is shown whole, “更多” is not about the one before it."""
    session, place = context.session, context.room.answers_in
    if question:
        note_page(session, _sender(context), place, Read(question, page.number), context.now)
    else:
        forget_page(session, _sender(context), place)


def _line(page: Page, unit: tuple[str, str], context: Context) -> str:
    zh, en = unit
    values: dict[str, object] = {
        "first": page.first + 1, "end": page.end, "all": page.count, "left": page.left,
        "unit": context.say(zh, f" {en}" if en else ""),
    }  # fmt: skip
    if page.left:
        return context.say(
            "第 {first}–{end} {unit}，共 {all} {unit}，还有 {left} {unit}。",
            "{first}–{end} of {all}{unit}, and {left} more.",
            **values,
        )
    return context.say(
        "第 {first}–{end} {unit}，共 {all} {unit}，到底了。",
        "{first}–{end} of {all}{unit}. That is all.",
        **values,
    )


def _how_to_go_on(context: Context) -> str:
    return context.say("回复“更多”接着看。", " Reply “more” to go on.")


def _with_line(sections: tuple[Section, ...], line: Section) -> tuple[Section, ...]:
    """Put the line below the list itself: the last table, facts or ranking, else at the end."""
    listed = [
        place for place, one in enumerate(sections, 1) if isinstance(one, Table | Facts | Ranking)
    ]
    place = listed[-1] if listed else len(sections)
    return (*sections[:place], line, *sections[place:])


def _with_more(
    buttons: tuple[Button, ...], page: Page, question: str, context: Context
) -> tuple[Button, ...]:
    if not page.left or not question:
        return buttons
    command = context.say(
        "{question} · 第{n}页", "{question} · page {n}", question=question, n=page.number + 1
    )
    more = Button(context.say("更多", "More"), command)
    return (*buttons[:BEFORE_MORE], more, *buttons[BEFORE_MORE:])


def _typed(text: str, context: Context) -> re.Match[str] | None:
    """Find the page behind a question; “看了方案第2页” is part of a record, and stays with it."""
    text = text.rstrip(AROUND)
    found = TYPED_PAGE.search(text) if len(text) <= LONGEST else None
    if found is None or not found.start():
        return None
    return found if context.understand(text[: found.start()]).intent.reads else None


def _step(text: str) -> int:
    said = text.strip(AROUND)
    if len(said) > LONGEST:
        return 0
    if NEXT.fullmatch(said) or NEXT_OF_A_LIST.fullmatch(said):
        return 1
    return -1 if PREVIOUS.fullmatch(said) else 0


def _read_here(context: Context) -> Read | None:
    """Return how far a list was read here, unless a question of ours has been put since."""
    read = page_read(context.session, _sender(context), context.room.hears, context.now)
    if read is None:
        return None
    asked = open_draft(context.session, _sender(context), context.room.hears, context.now)
    return None if asked is not None and asked.id > read.note_id else read


def _question_open(context: Context) -> str | None:
    """Return the question of ours that waits for an answer, which “更多” is not."""
    waiting = open_draft(context.session, _sender(context), context.room.hears, context.now)
    sentence = None if waiting is None else waiting.understood.get("sentence")
    return str(sentence) if sentence else None


def _sender(context: Context) -> int:
    return context.author.actor_id or context.person.id

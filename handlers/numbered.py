"""Rows of a list done or moved by their number: “完成 1”, “改到明天 2”, “处理好了” after one row.

Each becomes the order that the row's button would have said: read anew, with today's rights.
"""

import re
from dataclasses import replace

from core.language.text.compiled import compiled
from core.language.understanding import Intent
from core.reply import Button, Reply
from core.storage.drafts import open_draft
from core.storage.list_notes import Row, ShownList, list_shown, note_list
from handlers.context import Context

_N = r"(?:第|no\.? ?|#)?\s?(?P<{name}>\d{{1,3}})\s?(?:条|个|张|号)?"
_DONE = (
    r"(?:已经?|都|全)*(?:完成跟进|完成|处理好|处理完|办好|搞定|办完|做完|做好)了?"
    r"|(?:mark |finish |complete )?(?:it |is )?(?:done|finished|handled|completed)|finish|complete"
)
# What ends a row, and what moves it to a day: the number before or behind.
DONE = compiled(
    rf"(?:{_DONE})[\s:：]*{_N.format(name='after')}|{_N.format(name='before')}\s?(?:{_DONE})",
    re.IGNORECASE,
)
_DAY = r"(?P<{name}>[^\s\d,，。?？吗]{{1,8}}|\d{{1,2}}月\d{{1,2}}[日号]|[a-z]+(?: [a-z]+)?)"
MOVED = compiled(
    rf"(?:改到|推迟到|推到|改期到)\s?{_DAY.format(name='day')}[\s:：]+{_N.format(name='n')}"
    rf"|{_N.format(name='m')}\s?(?:改到|推迟到|推到|改期到)\s?{_DAY.format(name='on')}"
    rf"|(?:move|snooze|put off) {_N.format(name='k')} (?:to|until) (?P<until>[a-z]+(?: [a-z]+)?)",
    re.IGNORECASE,
)
TOMORROW = compiled(rf"(?:tomorrow|明天)[\s:：]+{_N.format(name='n')}", re.IGNORECASE)
AROUND = " \n，,。.!！~～"
LONGEST = 40


def numbered(reply: Reply, rows: tuple[Row, ...], context: Context) -> Reply:
    """Remember which rows a list shows, and let its buttons say what to type instead of them."""
    sender = context.author.actor_id or context.person.id
    note_list(context.session, sender, context.room.answers_in, rows, context.now)
    if reply.card is None:
        return reply
    buttons = tuple(_typed(button, rows, context) for button in reply.card.buttons)
    return replace(reply, card=replace(reply.card, buttons=buttons))


def order_meant(text: str, context: Context) -> str | Reply:
    """Return the order that a row's number stands for; else the text, or that there is none."""
    said = text.strip(AROUND)
    if len(said) > LONGEST or not any(letter.isdigit() for letter in said):
        return text
    found = DONE.fullmatch(said) or MOVED.fullmatch(said) or TOMORROW.fullmatch(said)
    shown = None if found is None else rows_shown(context)
    if found is None or shown is None:
        return text
    number = next(int(one) for one in found.groups() if one is not None and one.isdigit())
    row = next((row for row in shown.rows if row.number == number), None)
    if row is None or (found.re is not DONE and not row.later):
        return _no_such_row(number, shown, context)
    if found.re is DONE:
        return row.done
    return _moved(row, found)


def _moved(row: Row, found: re.Match[str]) -> str:
    """Return the order to move a row, in the language of the day that was named."""
    named, plan = found.groupdict(), row.later[row.later.index("#") :]
    if (until := named.get("until")) is not None:
        return f"snooze follow-up {plan} to {until}"
    day = named.get("day") or named.get("on") or "明天"
    return f"跟进 {plan} 改到{day}"


def rows_shown(context: Context) -> ShownList | None:
    """Return the list shown last here, unless a question of ours has been put since."""
    sender = context.author.actor_id or context.person.id
    session, hears, now = context.session, context.room.hears, context.now
    shown = list_shown(session, sender, hears, now)
    if shown is None:
        return None
    asked = open_draft(session, sender, hears, now)
    return None if asked is not None and asked.id > shown.note_id else shown


def _no_such_row(number: int, shown: ShownList, context: Context) -> Reply:
    numbers = [row.number for row in shown.rows]
    words = ("这一条不行。刚才的列表是 {a}–{b}。", "Not that one. The list goes from {a} to {b}.")
    text = context.say(*words, a=min(numbers, default=number), b=max(numbers, default=number))
    return Reply(text, intent=Intent.NONE.value, private=True)


def _typed(button: Button, rows: tuple[Row, ...], context: Context) -> Button:
    for row in rows:
        if button.command == row.done:
            return replace(button, typed=context.say("完成 {n}", "done {n}", n=row.number))
        if row.later and button.command.startswith(row.later):
            words = ("改到明天 {n}", "tomorrow {n}")
            return replace(button, typed=context.say(*words, n=row.number))
    return button

"""Taking the last write back, by word or by button, and taking that back again."""

import re

from core.language.sentence.courtesies import without_courtesies
from core.language.text.compiled import compiled
from core.language.understanding import Intent, Understanding
from core.reply import Button, Card, Changed, Reply, paragraph
from core.storage.latest import last_change, last_undo
from core.storage.tables import Change
from core.storage.undo import change_numbered, undo_change
from handlers.confirmation import Entry
from handlers.context import Context
from handlers.progress import progress_line
from handlers.recording.conversation.bare import LARGEST_ID, number_named
from handlers.recording.conversation.orders import REDO
from handlers.recording.correcting.taken_back import (
    corrections,
    is_undo,
    record_words,
    require_own,
    told_again,
    words_for_reader,
)

# “撤销 99” means a record of that number, and never the last one.
NUMBERED = compiled(
    r"\s*(?:撤[销回消]|undo)\s*(?:第|record |no\.? ?)?"
    r"(?P<number>\d{1,19})\s*[条号]?[\s.。!！吧]*$",
    re.IGNORECASE,
)


def undo(asked: Understanding, context: Context) -> Reply:
    """Undo the sender's last change of the past 24 hours, or the one that is named."""
    change = _change_meant(asked, context)
    if change is None:
        return _nothing(asked, context)
    if change.undone_by is not None:
        return Reply(context.say("这条已经撤销过了。", "It has been undone already."))
    require_own(change, context)
    return _undone(change, context)


def _nothing(asked: Understanding, context: Context) -> Reply:
    if REDO.match(asked.text):
        return Reply(context.say("没有可以恢复的撤销。", "There is no undo to take back."))
    return Reply(
        context.say(
            "24 小时内没有可以撤销的记录。", "There is nothing of the past 24 hours to undo."
        )
    )


def _change_meant(asked: Understanding, context: Context) -> Change | None:
    number = number_named(asked)
    if number is None and (bare := NUMBERED.match(without_courtesies(asked.text))):
        number = min(int(bare["number"]), LARGEST_ID)
    if number is not None:
        return change_numbered(context.session, number)
    find = last_undo if REDO.match(asked.text) else last_change
    last = find(context.session, context.person.id, context.now)
    return None if last is None else change_numbered(context.session, last.id)


def _undone(change: Change, context: Context) -> Reply:
    entry = Entry(context, Intent.UNDO)
    inverse = entry.change
    # Before the rows are gone that its words are made of.
    what = words_for_reader(change, context, context.wording)
    undo_change(context.session, change, inverse, context.now)
    _heading(entry, change, what)
    inverse.summary = entry.heading
    entry.tell(
        change.actor_id,
        "{who} 撤销了你的记录：{what}",
        "{who} undid your entry: {what}",
        what=record_words(change),
    )
    told = (*corrections(change, inverse, context), *told_again(change, inverse, context))
    progress = progress_line(context, context.person.id)
    text = "\n".join(part for part in (entry.heading, progress) if part)
    restored = is_undo(change)
    again = Button(
        context.say("撤销", "Undo") if restored else context.say("恢复", "Redo"),
        context.say("撤销 #{id}", "undo #{id}", id=inverse.id),
    )
    return Reply(
        text,
        Card(entry.heading, (paragraph(progress, quiet=True),) if progress else (), (again,)),
        changed=(Changed("change", change.id, change.summary),),
        posts=(*entry.posts, *told),
        private=True,
        intent=Intent.UNDO.value,
    )


def _heading(entry: Entry, change: Change, what: str) -> None:
    context = entry.context
    original = None if change.undoes is None else change_numbered(context.session, change.undoes)
    if original is not None and is_undo(change):
        what = words_for_reader(original, context, context.wording)
        entry.heading = context.say("已恢复：{what}", "Restored: {what}", what=what)
        return
    entry.heading = context.say("已撤销：{what}", "Undone: {what}", what=what)
    if original is not None:
        line = context.say(
            "更正前的记录又有效了：{what}", "The record before it stands again: {what}",
            what=words_for_reader(original, context, context.wording),
        )  # fmt: skip
        context.talk.lines.append(line)

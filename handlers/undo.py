"""Taking the last write back, by word or by button, and taking that back again."""

import re

from core.access import visible_owner_ids
from core.errors import NotAllowedError
from core.language.understanding import Intent, Understanding
from core.reply import Button, Card, Changed, Post, Reply, paragraph
from core.storage.latest import last_change, last_undo
from core.storage.queries.people import names_of
from core.storage.tables import Change
from core.storage.undo import (
    change_numbered,
    post_key,
    undo_change,
    withdraw_posts,
)
from handlers.confirmation import Entry, wording_for
from handlers.context import Context
from handlers.progress import progress_line
from handlers.recording.bare import number_named
from handlers.recording.orders import REDO

# How confirmations begin: what is left says what was recorded.
OPENING = re.compile(
    r"^(?:🎉\s*|已(?:记录|安排|采纳)?(?:\s*·\s*)?|谢谢，|Recorded(?: as| ·)? ?|Thank you, )"
)


def undo(asked: Understanding, context: Context) -> Reply:
    """Undo the sender's last change of the past 24 hours, or the one that is named."""
    change = _change_meant(asked, context)
    if change is None:
        return _nothing(asked, context)
    if change.undone_by is not None:
        return Reply(context.say("这条已经撤销过了。", "It has been undone already."))
    _require_own(change, context)
    return _undone(change, context)


def _nothing(asked: Understanding, context: Context) -> Reply:
    if REDO.match(asked.text):
        return Reply(context.say("没有可以恢复的撤销。", "There is no undo to take back."))
    return Reply(
        context.say(
            "24 小时内没有可以撤销的记录。", "There is nothing of the past 24 hours to undo."
        )
    )


def _require_own(change: Change, context: Context) -> None:
    """A record is taken back by who made it, whom it was made for, or who answers for them."""
    if context.person.id in {change.actor_id, change.on_behalf_of_id} or change.actor_id is None:
        return
    visible = visible_owner_ids(context.session, context.person)
    if visible is None or change.actor_id in visible:
        return
    name = names_of(context.session, {change.actor_id})[change.actor_id]
    raise NotAllowedError(
        f"这条是{name}记的，只有本人或其经理能撤销。发“撤销”可以撤销你自己最近的一条。",
        f"{name} recorded this, so only they or their manager can undo it. "
        "Send “undo” to take back your own latest entry.",
    )


def _change_meant(asked: Understanding, context: Context) -> Change | None:
    number = number_named(asked)
    if number is not None:
        return change_numbered(context.session, number)
    find = last_undo if REDO.match(asked.text) else last_change
    last = find(context.session, context.person.id, context.now)
    return None if last is None else change_numbered(context.session, last.id)


def _undone(change: Change, context: Context) -> Reply:
    entry = Entry(context, Intent.UNDO)
    inverse = entry.change
    undo_change(context.session, change, inverse, context.now)
    _heading(entry, change)
    inverse.summary = entry.heading
    entry.tell(
        change.actor_id,
        "{who} 撤销了你的记录：{what}",
        "{who} undid your entry: {what}",
        what=record_words(change),
    )
    posts = (*entry.posts, *_corrections(change, inverse, context))
    progress = progress_line(context, context.person.id)
    text = "\n".join(part for part in (entry.heading, progress) if part)
    restored = change.undoes is not None
    again = Button(
        context.say("撤销", "Undo") if restored else context.say("恢复", "Redo"),
        context.say("撤销 #{id}", "undo #{id}", id=inverse.id),
    )
    return Reply(
        text,
        Card(entry.heading, (paragraph(progress, quiet=True),) if progress else (), (again,)),
        changed=(Changed("change", change.id, change.summary),),
        posts=posts,
        private=True,
        intent=Intent.UNDO.value,
    )


def _heading(entry: Entry, change: Change) -> None:
    context = entry.context
    if change.undoes is not None:
        original = change_numbered(context.session, change.undoes)
        what = record_words(original)
        entry.heading = context.say("已恢复：{what}", "Restored: {what}", what=what)
    else:
        what = record_words(change)
        entry.heading = context.say("已撤销：{what}", "Undone: {what}", what=what)


def record_words(change: Change) -> str:
    """Name a record by its confirmation: “已记录丢单 · X ¥44万” is “丢单 · X ¥44万”."""
    words = OPENING.sub("", change.summary).removesuffix("已记录").removesuffix(" recorded")
    return words[:1].upper() + words[1:]


def _corrections(change: Change, inverse: Change, context: Context) -> list[Post]:
    """Withdraw what others were to be told; tell those who have heard it already."""
    correction = _correction(change, context)
    return [
        Post(told.to, correction, post_key(inverse, told.key))
        for told in withdraw_posts(context.session, change)
    ]


def _correction(change: Change, context: Context) -> Reply:
    wording = wording_for(context, None)
    if change.undoes is not None:
        return Reply(wording.say("更正：已恢复。", "Correction: it stands after all."))
    return Reply(
        wording.say(
            "更正：{who} 撤销了这条记录（{what}）。",
            "Correction: {who} took this back ({what}).",
            who=context.person.name,
            what=record_words(change),
        )
    )

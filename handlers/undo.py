"""Taking the last write back, by word or by button, and taking that back again."""

from core.access import require_write
from core.language.understanding import Intent, Understanding
from core.reply import Button, Card, Changed, Post, Reply
from core.storage.tables import Change
from core.storage.undo import (
    change_numbered,
    last_change,
    post_key,
    undo_change,
    withdraw_posts,
)
from handlers.confirmation import Entry, wording_for
from handlers.context import Context
from handlers.progress import progress_line
from handlers.recording.bare import number_named


def undo(asked: Understanding, context: Context) -> Reply:
    """Undo the sender's last change of the past 24 hours, or the one that is named."""
    change = _change_meant(asked, context)
    if change is None:
        return Reply(
            context.say(
                "24 小时内没有可以撤销的记录。", "There is nothing of the past 24 hours to undo."
            )
        )
    if change.undone_by is not None:
        return Reply(context.say("这条已经撤销过了。", "It has been undone already."))
    if change.actor_id != context.person.id:
        what = context.say("这条记录", "This entry")
        require_write(context.session, context.person, change.actor_id, what)
    return _undone(change, context)


def _change_meant(asked: Understanding, context: Context) -> Change | None:
    number = number_named(asked)
    if number is not None:
        return change_numbered(context.session, number)
    last = last_change(context.session, context.person.id, context.now)
    return None if last is None else change_numbered(context.session, last.id)


def _undone(change: Change, context: Context) -> Reply:
    entry = Entry(context, Intent.UNDO)
    inverse = entry.change
    undo_change(context.session, change, inverse, context.now)
    _heading(entry, change)
    inverse.summary = entry.heading
    entry.tell(
        change.actor_id,
        "{who} 撤销了您的记录：{what}",
        "{who} undid your entry: {what}",
        what=change.summary,
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
        Card(text, (), (again,)),
        changed=(Changed("change", change.id, change.summary),),
        posts=posts,
        private=True,
        intent=Intent.UNDO.value,
    )


def _heading(entry: Entry, change: Change) -> None:
    context = entry.context
    if change.undoes is not None:
        original = change_numbered(context.session, change.undoes)
        entry.heading = context.say("已恢复：{what}", "Restored: {what}", what=original.summary)
    else:
        entry.heading = context.say("已撤销：{what}", "Undone: {what}", what=change.summary)


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
            what=change.summary,
        )
    )

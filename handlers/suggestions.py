"""The suggestions that people made: listed with what became of them, and accepted by name."""

import re

from core.access import members_of, require_figures, scope_named
from core.errors import NotFoundError
from core.language.names.scopes import member_meant
from core.language.text.sheet import phrase
from core.language.understanding import Intent
from core.reply import Button, Card, Reply, Table
from core.storage.queries.people import names_of
from core.storage.records.points import WORTH, PointReason
from core.storage.records.suggestions import is_accepted, suggestions_of
from core.storage.tables import Point
from handlers.confirmation import day_words, shortened
from handlers.context import Context
from handlers.paging import page_of, paged
from handlers.recording.accepting import accept_suggestion
from handlers.recording.said import Said, ask_which_person
from handlers.recording.whose import WHOSE, WHOSE_EN, scope_said

LISTED = phrase(
    rf"(?:看看?|查看?|列出|显示)?\s?(?:{WHOSE})?\s?(?:收到的|提的|所有|全部|待采纳的?|未采纳的?)*(?:的)?建议"
    r"(?:列表|清单|有哪些|都有哪些|有几条|有多少)"
    rf"|(?:看看?|查看?|列出|显示)?\s?(?:{WHOSE})\s?(?:收到的|提的|所有)?(?:的)?建议|(?:看看?|查看?|列出|显示)\s?(?:所有|全部)?建议"
    r"|(?:待采纳|未采纳|收到)的?建议"
    rf"|(?:show |list )?{WHOSE_EN}suggestions(?: list)?|suggestions (?:of|by|from) (?:Ⓜ|Ⓢ|my team)",
    re.IGNORECASE,
)
ACCEPTED = phrase(
    r"(?:采纳|接受)(?:了)?\s?(?:Ⓜ的?)?(?:那|这|上|最新的?)?(?:一?条)?(?:的)?建议(?:了)?"
    r"|accept (?:Ⓜ(?:'s)? (?:last )?suggestion|the (?:last )?suggestion(?: (?:of|by|from) Ⓜ)?)",
    re.IGNORECASE,
)
MOST_ROWS = 10
LOOKED_THROUGH = 50


def suggestions_said(said: Said, context: Context) -> Reply | None:
    """List suggestions, or accept one; None for a suggestion itself and other talk."""
    if LISTED.fullmatch(said.text):
        return _listed(_seen(said, context), context)
    if ACCEPTED.fullmatch(said.text):
        return _accept(said, context)
    return None


def _seen(said: Said, context: Context) -> list[Point]:
    """Return the suggestions of whom the message names, else of all whom the asker leads."""
    scope = scope_named(context.session, context.person, scope_said(said))
    require_figures(context.session, context.person, scope, "records")
    people = None if scope.kind == "company" else members_of(context.session, scope)
    return suggestions_of(context.session, people, LOOKED_THROUGH)


def _listed(found: list[Point], context: Context) -> Reply:
    title = context.say("建议 · {n} 条", "Suggestions · {n}", n=len(found))
    if not found:
        none = context.say(
            "还没有建议。可以说“建议：早会先看排行榜”。",
            "No suggestions yet. Say “suggestion: open meetings with the board”.",
        )
        return Reply(none, private=True, intent=Intent.SHOW_POINTS.value)
    names = names_of(context.session, {one.person_id for one in found})
    page = page_of(context, len(found), MOST_ROWS)
    shown = found[page.first : page.end]
    open_ones = [one for one in shown if not is_accepted(context.session, one)]
    rows = tuple(
        (
            day_words(one.day, context),
            names[one.person_id],
            shortened(one.note or "–"),
            context.say("待采纳", "open")
            if one in open_ones
            else context.say("已采纳", "accepted"),
        )
        for one in shown
    )
    heads = (("日期", "Day"), ("谁", "Who"), ("建议", "Suggestion"), ("状态", "State"))
    table = Table(tuple(context.say(*head) for head in heads), rows)
    buttons = tuple(
        Button(_label(one, names, context), _typed(one, context))
        for one in open_ones[:3]
        if one.person_id != context.person.id
    )
    lines = [" · ".join(row) for row in rows]
    card, intent = Card(title, (table,), buttons), Intent.SHOW_POINTS.value
    reply = Reply("\n".join((title, *lines)), card, private=True, intent=intent)
    return paged(reply, page, context, ("条", "suggestions"))


def _label(one: Point, names: dict[int, str], context: Context) -> str:
    worth = WORTH[PointReason.SUGGESTION_ACCEPTED]
    return context.say(
        "采纳 {who}（+{n}）", "Accept {who} (+{n})", who=names[one.person_id], n=worth
    )


def _typed(one: Point, context: Context) -> str:
    return context.say("建议 #{id} 采纳", "suggestion #{id} accepted", id=one.id)


def _accept(said: Said, context: Context) -> Reply:
    """Ask which of the open suggestions is accepted; each answer is what its button says."""
    members = said.scene.members
    scope = member_meant(said.scene.sheet, members[0]) if members else None
    named = scope_named(context.session, context.person, scope)
    require_figures(context.session, context.person, named, "records")
    people = None if named.kind == "company" else members_of(context.session, named)
    found = [
        one
        for one in suggestions_of(context.session, people, LOOKED_THROUGH)
        if one.person_id != context.person.id and not is_accepted(context.session, one)
    ]
    if not found:
        raise NotFoundError("没有待采纳的建议。", "No suggestion waits to be accepted.")
    if len(found) == 1:
        return accept_suggestion(found[0].id, context)
    names = names_of(context.session, {one.person_id for one in found})
    texts = [
        (f"{names[one.person_id]}：{shortened(one.note or '')}"[:60], _typed(one, context))
        for one in found
    ]
    sentence = context.say("采纳哪一条？", "Which one?")
    return ask_which_person(sentence, texts, context, Intent.RECORD_SUGGESTION)

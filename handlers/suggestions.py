"""The suggestions that people made: listed with what became of them, and accepted by name."""

import re

from core.access import members_of, require_figures, scope_named
from core.errors import NotFoundError, UserError
from core.language.names.scopes import member_meant
from core.language.text.sheet import phrase
from core.language.understanding import Intent
from core.reply import Button, Card, Reply, Table
from core.storage.queries.people import names_of
from core.storage.records.points import WORTH, PointReason
from core.storage.records.suggestions import declined_among, is_accepted, suggestions_of
from core.storage.tables import Point
from handlers.confirmation import day_words, shortened
from handlers.context import Context
from handlers.paging import page_of, paged
from handlers.recording.accepting import accept_suggestion, decline_suggestion
from handlers.recording.said import Said, ask_which_person, written_in
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
    r"|Ⓜ的?(?:那|这|上|最新的?)?(?:一?条)?建议(?:已经?|可以|就)?(?:采纳|接受)(?:了|吧)?"
    r"|accept (?:Ⓜ(?:'s)? (?:last )?suggestion|the (?:last )?suggestion(?: (?:of|by|from) Ⓜ)?)",
    re.IGNORECASE,
)
ACCEPTED_OF = phrase(
    r"(?:采纳|接受)(?:了)?\s?(?:Ⓜ的?)?(?:那|这)?(?:一?条)?建议\s?[:：]\s?(?P<zh>.{2,200})"
    r"|accept (?:Ⓜ(?:'s)?|the) suggestion\s?:\s?(?P<en>.{2,200})",
    re.IGNORECASE,
)
_WHY = r"(?:\s?[:：,，]\s?(?:原因|理由|因为)?[是:：\s]*(?P<why>\S.{0,200}))?"
_NOT = r"(?:不予?(?:采纳|接受)|暂不采纳|拒绝|驳回|否决)"
DECLINED = (
    phrase(
        rf"{_NOT}(?:了)?\s?(?:Ⓜ的?|建议\s?Ⓡ)?(?:那|这|上)?(?:一?条)?(?:的)?(?:建议)?(?:了)?{_WHY}"
    ),
    phrase(rf"(?:Ⓜ的?建议|建议\s?Ⓡ)\s?{_NOT}(?:了)?{_WHY}"),
    phrase(rf"(?:decline|reject) (?:Ⓜ(?:'s)?|the) suggestion{_WHY}", re.IGNORECASE),
    phrase(rf"suggestion Ⓡ declined{_WHY}", re.IGNORECASE),
)
LABEL = phrase(r"^\s*(?:我有?(?:一?个|一?条)?)?(?:建议|suggestion)\s?[:：,，]?\s?", re.IGNORECASE)
MOST_ROWS = 10
LOOKED_THROUGH = 50


def suggestions_said(said: Said, context: Context) -> Reply | None:
    """List suggestions, or accept one; None for a suggestion itself and other talk."""
    if LISTED.fullmatch(said.text):
        return _listed(_seen(said, context), context)
    if said.scene.mood.asks:
        return None
    if ACCEPTED.fullmatch(said.text):
        return _decided(_open_ones(said, context), None, context)
    if found := ACCEPTED_OF.fullmatch(said.text):
        group = "zh" if found["zh"] else "en"
        told = written_in(said, found, group)
        return _decided(_told(_open_ones(said, context), told), None, context)
    found = next((match for one in DECLINED if (match := one.fullmatch(said.text))), None)
    if found is None or not ("建议" in said.text or "suggestion" in said.text):
        return None
    return _declined(said, found, context)


def _declined(said: Said, found: re.Match[str], context: Context) -> Reply:
    if not found["why"]:
        raise UserError(
            "为什么不采纳？请写上原因，例如“不采纳李雪的建议：预算不够”。还没有改动。",
            "Why not? Please give the reason, such as “decline NAME's suggestion: no budget”. "
            "Nothing is changed yet.",
        )
    why = written_in(said, found, "why")
    if said.scene.records:
        return decline_suggestion(said.scene.records[0].value, why, context)
    return _decided(_open_ones(said, context), why, context)


def _told(found: list[Point], words: str) -> list[Point]:
    """Return those that say what is quoted; raises NotFoundError where none does."""
    wanted = _plain(words)
    same = [one for one in found if wanted in _plain(one.note) or _plain(one.note) in wanted]
    if not same:
        raise NotFoundError(
            "没有这样一条待采纳的建议。发“建议列表”可以看全部。",
            "No open suggestion says that. Send “list suggestions” to see them.",
        )
    return same


def _plain(words: str | None) -> str:
    """Return what a suggestion says, without its label and its stops."""
    return LABEL.sub("", words or "").strip(' 。.!！“”"').casefold()


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
    declined = declined_among(context.session, shown)
    open_ones = [
        one for one in shown if one.id not in declined and not is_accepted(context.session, one)
    ]
    rows = tuple(
        (
            day_words(one.day, context),
            names[one.person_id],
            shortened(one.note or "–"),
            context.say("待采纳", "open") if one in open_ones else _state(one, declined, context),
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


def _state(one: Point, declined: dict[int, str], context: Context) -> str:
    if one.id in declined:
        return context.say("未采纳：{why}", "declined: {why}", why=shortened(declined[one.id]))
    return context.say("已采纳", "accepted")


def _label(one: Point, names: dict[int, str], context: Context) -> str:
    worth = WORTH[PointReason.SUGGESTION_ACCEPTED]
    return context.say(
        "采纳 {who}（+{n}）", "Accept {who} (+{n})", who=names[one.person_id], n=worth
    )


def _typed(one: Point, context: Context) -> str:
    return context.say("建议 #{id} 采纳", "suggestion #{id} accepted", id=one.id)


def _open_ones(said: Said, context: Context) -> list[Point]:
    """Return the suggestions that wait, of whom is named or of all whom the asker leads."""
    scene = said.scene
    scope = member_meant(scene.sheet, scene.members[0]) if scene.members else None
    named = scope_named(context.session, context.person, scope)
    require_figures(context.session, context.person, named, "records")
    people = None if named.kind == "company" else members_of(context.session, named)
    all_of_them = suggestions_of(context.session, people, LOOKED_THROUGH)
    declined = declined_among(context.session, all_of_them)
    found = [
        one
        for one in all_of_them
        if one.person_id != context.person.id
        and one.id not in declined
        and not is_accepted(context.session, one)
    ]
    if not found:
        raise NotFoundError("没有待采纳的建议。", "No suggestion waits to be accepted.")
    return found


def _decided(found: list[Point], why: str | None, context: Context) -> Reply:
    """Accept the one that is meant, or decline it with a reason; of several, ask which."""
    if len(found) == 1:
        number = found[0].id
        if why is None:
            return accept_suggestion(number, context)
        return decline_suggestion(number, why, context)
    names = names_of(context.session, {one.person_id for one in found})
    texts = [
        (
            f"{names[one.person_id]}：{shortened(_plain(one.note))}"[:60],
            _typed(one, context) if why is None else _typed_no(one, why, context),
        )
        for one in found
    ]
    accepts = ("采纳哪一条？", "Which one?")
    declines = ("不采纳哪一条？", "Which one is declined?")
    sentence = context.say(*(accepts if why is None else declines))
    return ask_which_person(sentence, texts, context, Intent.RECORD_SUGGESTION)


def _typed_no(one: Point, why: str, context: Context) -> str:
    return context.say(
        "建议 #{id} 不采纳：{why}", "suggestion #{id} declined: {why}", id=one.id, why=why
    )

"""Targets that were set for somebody: confirmed by them, objected to, or not yet looked at."""

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from sqlalchemy import select

from core.access import may_see_figures, visible_owner_ids
from core.errors import NotAllowedError, NotFoundError
from core.figures.scope import ScopeRef
from core.language.understanding import Intent
from core.periods import Period
from core.reply import Button, Card, Post, Reply, Table, ToPerson, paragraph
from core.scopes import scope_of
from core.storage.queries.people import answerable_for, names_of
from core.storage.queries.terms import METRICS
from core.storage.records.confirmations import (
    confirm_target,
    confirm_targets,
    confirmed_ones,
    last_setting,
    unconfirmed,
)
from core.storage.tables import Change, Person, Target
from core.storage.told import post_key
from core.wording import Wording
from handlers.confirmation import wording_for
from handlers.context import Context
from handlers.figure_replies.acknowledging import (
    ADJUST,
    CONFIRM,
    CONFIRM_ALL,
    RECEIVED,
    WHO_HAS,
    WHO_HAS_NOT,
)
from handlers.figure_replies.scene import Scene
from handlers.figure_replies.words import period_words, scope_words
from handlers.paging import page_of, paged
from handlers.recording.said import Said

MOST_ROWS = 15
LONGEST_REASON = 200
MOST_OFFERED = 3
LONGEST_LABEL = 40


def target_confirmation_said(said: Said, context: Context) -> Reply | None:
    """Confirm one's target, ask for another, or show a leader who has not confirmed."""
    if (not_yet := WHO_HAS_NOT.fullmatch(said.text)) or WHO_HAS.fullmatch(said.text):
        return _who(context, confirmed=not_yet is None)
    if CONFIRM_ALL.fullmatch(said.text):
        return _all_confirmed(context)
    if CONFIRM.fullmatch(said.text):
        return _confirmed(_meant(said, context), context)
    if RECEIVED.fullmatch(said.text) and context.room.kind == "dm":
        waiting = _waiting(context)
        return _confirmed(waiting[0], context) if len(waiting) == 1 else None
    if ADJUST.fullmatch(said.text):
        return _adjusted(_meant(said, context), said, context)
    return None


def _waiting(context: Context) -> list[Target]:
    """Return the asker's own targets that wait to be confirmed, the next to end first."""
    running = select(Target).where(Target.last_day >= context.today)
    first_to_end = running.order_by(Target.last_day, Target.id)
    mine = [one for one in context.session.scalars(first_to_end) if _is_for(one, context)]
    open_ones = unconfirmed(context.session, [one.id for one in mine])
    return [one for one in mine if one.id in open_ones]


def _is_for(target: Target, context: Context) -> bool:
    return context.person.id in answerable_for(context.session, _scope(target, context))


def _scope(target: Target, context: Context) -> ScopeRef:
    return scope_of(context.session, target.scope, target.scope_id)


def _meant(said: Said, context: Context) -> Target:
    if said.scene.records:
        key = (context.company.id, said.scene.records[0].value)
        target = context.session.get(Target, key)
        if target is not None and _is_for(target, context):
            return target
        raise NotAllowedError(
            "这不是给你的目标。发“我的目标”可以看自己的。",
            "That target is not yours to confirm. Send “my target” to see your own.",
        )
    waiting = _waiting(context)
    if not waiting:
        raise _none_waits()
    return waiting[0]


def _confirmed(target: Target, context: Context) -> Reply:
    setting = last_setting(context.session, target)
    context.change = confirm_target(context.session, target, context.author, context.now)
    posts = _told(
        target, setting, context, ("{who} 确认了目标：{what}", "{who} confirmed the target: {what}")
    )
    text = context.say(
        "已确认目标：{what}", "Target confirmed: {what}", what=_words(target, context)
    )
    shown = Reply(text, posts=posts, private=True, intent=Intent.SHOW_TARGET.value)
    return _with_those_that_wait(
        shown, [one for one in _waiting(context) if one is not target], context
    )


def _with_those_that_wait(reply: Reply, waiting: list[Target], context: Context) -> Reply:
    """Say how many more wait to be confirmed, and offer each of the next ones."""
    if not waiting:
        return reply
    more = context.say(
        "还有 {n} 个目标等你确认：{what}。",
        "{n:more target waits|more targets wait} for you: {what}.",
        n=len(waiting),
        what="；".join(_words(one, context) for one in waiting[:MOST_OFFERED]),
    )
    buttons = tuple(
        Button(
            context.say("确认 {what}", "Confirm {what}", what=_words(one, context))[:LONGEST_LABEL],
            context.say("确认目标 #{id}", "confirm target #{id}", id=one.id),
        )
        for one in waiting[:MOST_OFFERED]
    )
    card = Card(reply.text, (paragraph(more),), buttons)
    return replace(reply, text=f"{reply.text}\n{more}", card=card)


def _all_confirmed(context: Context) -> Reply:
    """Confirm all that wait, each for itself, so that who set it hears of it."""
    waiting = _waiting(context)
    if not waiting:
        raise _none_waits()
    settings = [(target, last_setting(context.session, target)) for target in waiting]
    context.change = confirm_targets(context.session, waiting, context.author, context.now)
    words = ("{who} 确认了目标：{what}", "{who} confirmed the target: {what}")
    posts = tuple(
        replace(post, key=f"{post.key}:{target.id}")
        for target, setting in settings
        for post in _told(target, setting, context, words)
    )
    what = context.wording.listed(_words(target, context) for target in waiting)
    text = context.say("已确认 {n} 个目标：{what}", "{n:target|targets} confirmed: {what}",
                       n=len(waiting), what=what)  # fmt: skip
    return Reply(text, posts=posts, private=True, intent=Intent.SHOW_TARGET.value)


def _none_waits() -> NotFoundError:
    return NotFoundError(
        "没有要确认的目标。发“我的目标”可以看进度。",
        "There is no target to confirm. Send “my target” to see how it stands.",
    )


def _adjusted(target: Target, said: Said, context: Context) -> Reply:
    found = ADJUST.fullmatch(said.text)
    reason = next((text for text in found.groups() if text), "") if found else ""
    if not reason.strip():
        hint = context.say(
            "请写原因，例如“目标 #{id} 想调整：新客户少”。",
            "Please say why, for example “target #{id} adjust: few new accounts”.",
            id=target.id,
        )
        return Reply(hint, private=True, intent=Intent.SHOW_TARGET.value)
    change = last_setting(context.session, target)
    context.change = confirm_target(context.session, target, context.author, context.now)
    context.change.intent = "question_target"
    words = (
        "{who} 想调整目标：{what}。原因：{why}",
        "{who} asks to adjust the target: {what}. Why: {why}",
    )
    typed = re.split(r"[:：,，]", said.asked.text, maxsplit=1)[-1].strip()
    posts = _told(target, change, context, words, why=typed[:LONGEST_REASON])
    text = context.say(
        "已转告设定人，目标暂时不变。", "I have passed it on; the target stays for now."
    )
    return Reply(text, posts=posts, private=True, intent=Intent.SHOW_TARGET.value)


def _told(
    target: Target,
    setting: Change | None,
    context: Context,
    words: tuple[str, str],
    why: str = "",
) -> tuple[Post, ...]:
    """Tell who set the target, in their language."""
    setter = _setter(setting, context)
    if setter is None or context.change is None:
        return ()
    wording = wording_for(context, setter.language)
    who, what = context.person.name, _words(target, context, wording)
    text = wording.say(*words, who=who, what=what, why=why)
    key = post_key(context.change, f"told:{setter.id}")
    return (Post(ToPerson(setter.id), Reply(text), key),)


def _setter(setting: Change | None, context: Context) -> Person | None:
    if setting is None or setting.actor_id in {None, context.person.id}:
        return None
    return context.session.get(Person, (context.company.id, setting.actor_id))


def _words(target: Target, context: Context, wording: Wording | None = None) -> str:
    scene = Scene.of(context)
    spoken = wording or context.wording
    metric = METRICS[target.metric]
    period = Period(target.first_day, target.last_day)
    return spoken.say(
        "{s} {p} {m} {v}", "{s}, {p}, {m} {v}",
        s=scope_words(scene, _scope(target, context)),
        p=period_words(spoken, period, context.today),
        m=metric.say(spoken.language),
        v=scene.figure(metric, Fraction(target.value)),
    )  # fmt: skip


@dataclass(frozen=True)
class Open:
    """A target that waits for its person, and who set it."""

    target: Target
    whose: str
    setter: str


def _who(context: Context, *, confirmed: bool) -> Reply:
    found = _set_for_all(context, confirmed=confirmed)
    title = (
        context.say("已确认的目标 · {n} 个", "Targets confirmed · {n}", n=len(found))
        if confirmed
        else context.say("未确认的目标 · {n} 个", "Targets not confirmed · {n}", n=len(found))
    )
    page = page_of(context, len(found), MOST_ROWS)
    shown = found[page.first : page.end]
    rows = tuple((one.whose, _words(one.target, context), one.setter) for one in shown)
    heads = (("谁", "Who"), ("目标", "Target"), ("设定人", "Set by"))
    header = tuple(context.say(*head) for head in heads)
    sections = (Table(header, rows),) if rows else ()
    text = "\n".join((title, *(" · ".join(row) for row in rows)))
    card, intent = Card(title, sections), Intent.SHOW_TARGET.value
    return paged(Reply(text, card, private=True, intent=intent), page, context, ("个", "targets"))


def _set_for_all(context: Context, *, confirmed: bool) -> list[Open]:
    """Return what was, or waits to be, confirmed by those whom the asker answers for."""
    visible = visible_owner_ids(context.session, context.person)
    running = select(Target).where(Target.last_day >= context.today)
    by_scope = running.order_by(Target.scope_id, Target.id)
    seen = [one for one in context.session.scalars(by_scope) if _may_see(one, visible, context)]
    ids = [one.id for one in seen]
    wanted = (
        confirmed_ones(context.session, ids) if confirmed else unconfirmed(context.session, ids)
    )
    return [found for one in seen if one.id in wanted and (found := _open(one, context))]


def _may_see(target: Target, visible: tuple[int, ...] | None, context: Context) -> bool:
    if target.scope == "member":
        return visible is None or target.scope_id in visible
    scope = _scope(target, context)
    return may_see_figures(context.session, context.person, scope, "records")


def _open(target: Target, context: Context) -> Open | None:
    """Name who is to confirm; nobody has to confirm what they set themselves."""
    setting = last_setting(context.session, target)
    by = None if setting is None else setting.actor_id
    people = set(answerable_for(context.session, _scope(target, context))) - {by}
    names = names_of(context.session, {*people, *({by} if by else ())})
    if not people:
        return None
    whose = context.wording.listed(sorted(names[one] for one in people))
    return Open(target, whose, names.get(by or 0, "–"))

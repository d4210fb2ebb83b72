"""Recalls each follow-up at its time, to the minute: one message each, to the person it is of."""

from datetime import date, datetime, timedelta

from core.figures.scope import ScopeRef
from core.money import whole_units
from core.reply import Button, Card, Facts, Post, Reply, Section, ToPerson, paragraph
from core.storage.occurrences import OccurrenceKey
from core.storage.queries.terms import STAGES
from core.wording import Wording
from handlers.recording.matter import matter_words
from jobs.follow_ups_due import OpenFollowUp, short_name, timed_between
from jobs.job import ItemJob, Occasion, post_key, scope_text
from jobs.reminder_times import PUNCTUAL, Recall, is_quiet, recall_of
from jobs.scene import Scene
from jobs.schedule import ONE_DAY

NAME = "follow-up-reminders"
# Whoever returns from an outage hears in the digest of what is older.
LOOK_BACK = timedelta(days=2)


def occasions(scene: Scene) -> list[Occasion]:
    """Return every recall that is open now or was so in the last two days; none at night."""
    if is_quiet(scene.now, scene.zone):
        return []
    first = (scene.now - LOOK_BACK).date() - ONE_DAY
    items = timed_between(scene.session, first, scene.today + ONE_DAY)
    recalls = [(item, recall_of(item.follow_up, scene.zone)) for item in items]
    return [
        _occasion(scene, item, recall)
        for item, recall in recalls
        if scene.now - LOOK_BACK <= recall.due_at and recall.opens_at <= scene.now
        if item.follow_up.created_at <= recall.due_at
    ]


def moments(scene: Scene, until: datetime) -> list[datetime]:
    """Return when recalls open after now and up to `until`."""
    last = until.astimezone(scene.zone).date() + ONE_DAY
    items = timed_between(scene.session, scene.today - ONE_DAY, last)
    opening = {recall_of(item.follow_up, scene.zone).opens_at for item in items}
    return sorted(moment for moment in opening if scene.now < moment <= until)


def _occasion(scene: Scene, item: OpenFollowUp, recall: Recall) -> Occasion:
    follow_up, person = item.follow_up, item.person
    scope = scope_text(ScopeRef("member", person.id, person.name))
    # A follow-up that was put off has another time, and so another occurrence.
    slot = f"{follow_up.id}@{follow_up.due_at}"
    key = OccurrenceKey(NAME, scope, follow_up.due_on, slot)

    def compose() -> tuple[Post, ...]:
        reply = reminder_reply(item, recall, scene, scene.wording(person))
        return (Post(ToPerson(person.id), reply, post_key(NAME, scope, follow_up.due_on, slot)),)

    return Occasion(key, recall.due_at, compose)


def reminder_reply(item: OpenFollowUp, recall: Recall, scene: Scene, wording: Wording) -> Reply:
    """Word one reminder: who, when, what was agreed, and what can be done about it here."""
    name = short_name(item.account)
    title = _title(item, name, recall, scene, wording)
    facts = _facts(item, recall, scene, wording)
    sections: tuple[Section, ...] = (Facts(facts),) if facts else ()
    if matter := matter_words(item.follow_up, wording):
        sections = (paragraph(matter), *sections)
    words = [title, matter, *(f"{label}: {value}" for label, value in facts)]
    return Reply(
        text="\n".join(word for word in words if word),
        card=Card(title, sections, follow_up_buttons(item, wording, scene.today)),
        intent="show_follow_ups",
    )


def _title(item: OpenFollowUp, name: str, recall: Recall, scene: Scene, wording: Wording) -> str:
    at = item.follow_up.due_at
    late = scene.late_by(recall.due_at)
    if item.follow_up.kind == "objection" and late < PUNCTUAL:
        due_on = item.follow_up.due_on
        day = "" if due_on == scene.today else f"{wording.day(due_on, scene.today)} "
        return wording.say(
            "{name} 的异议请在 {day}{at} 前回应", "Answer {name}'s objection by {day}{at}",
            name=name, day=day, at=at,
        )  # fmt: skip
    if late < PUNCTUAL:
        return wording.say("{at} 跟进 {name}", "{at} Follow up with {name}", at=at, name=name)
    return wording.say(
        "迟到的提醒：{at} 跟进 {name}",
        "Late reminder: {at} follow up with {name}",
        at=at,
        name=name,
    )


def _facts(
    item: OpenFollowUp, recall: Recall, scene: Scene, wording: Wording
) -> tuple[tuple[str, str], ...]:
    facts = []
    if item.follow_up.due_on != scene.today:
        facts.append((wording.say("到期", "Due"), wording.day(item.follow_up.due_on, scene.today)))
    if scene.late_by(recall.due_at) >= PUNCTUAL:
        minutes = scene.late_by(recall.due_at) // timedelta(minutes=1)
        facts.append(
            (wording.say("迟到", "Late by"), wording.say("{n} 分钟", "{n} min", n=minutes))
        )
    if item.deal is not None:
        facts.append((wording.say("商机", "Deal"), deal_words(item, wording)))
    return tuple(facts)


def deal_words(item: OpenFollowUp, wording: Wording) -> str:
    """Word a deal in one breath: 报价/方案 · ¥50万."""
    deal = item.deal
    if deal is None:
        return ""
    stage = STAGES[deal.stage].say(wording.language)
    if deal.amount_minor is None:
        return stage
    amount = whole_units(deal.amount_minor, deal.currency)
    return f"{stage} · {wording.money(amount, deal.currency)}"


def follow_up_buttons(item: OpenFollowUp, wording: Wording, today: date) -> tuple[Button, Button]:
    """Offer what can be done about a follow-up: finish it, or put it off until tomorrow."""
    number, tomorrow = item.follow_up.id, today + ONE_DAY
    done = wording.say("完成跟进 #{id}", "done follow-up #{id}", id=number)
    later = wording.say(
        "跟进 #{id} 改到 {day}", "snooze follow-up #{id} to {day}", id=number, day=tomorrow
    )
    return (
        Button(wording.say("完成", "Done"), done, "primary"),
        Button(wording.say("改到明天", "Tomorrow"), later),
    )


JOB = ItemJob(
    name=NAME,
    zh="跟进提醒",
    en="Follow-up reminders",
    late_by=timedelta(minutes=30),
    occasions=occasions,
    moments=moments,
)

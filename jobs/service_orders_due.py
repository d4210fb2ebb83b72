"""Recalls each service order before its time is up, and tells a leader when it has passed.

Whoever sees to it is reminded two hours ahead, as of an objection; what is late goes to a leader
of theirs (requirement FU-11). Nobody is told at night.
"""

from datetime import datetime, timedelta

from core.access import may_see_account
from core.figures.scope import ScopeRef
from core.reply import Button, Card, Post, Reply, ToPerson, paragraph
from core.storage.occurrences import OccurrenceKey
from core.storage.queries.leaders import leader_of
from core.storage.records.service_orders import OpenOrder, Wanted, open_orders, orders_due
from core.storage.tables import Person
from core.wording import Wording
from handlers.recording.service import order_line
from jobs.job import ItemJob, Occasion, post_key, scope_text
from jobs.reminder_times import after_the_night, before_the_night, is_quiet
from jobs.scene import Scene
from jobs.schedule import ONE_DAY

NAME = "service-orders"
AHEAD = timedelta(hours=2)
# Whoever returns from an outage sees in the digest what is older.
LOOK_BACK = timedelta(days=2)


def occasions(scene: Scene) -> list[Occasion]:
    """Return what is to be said now of orders whose time is nearly up or has passed."""
    if is_quiet(scene.now, scene.zone):
        return []
    found = orders_due(scene.session, scene.now - LOOK_BACK, scene.now + ONE_DAY)
    ahead = [_ahead(scene, one) for one in found if _opens_at(scene, one) <= scene.now]
    late = [_late(scene, one) for one in found if _late_at(scene, one) <= scene.now]
    return [one for one in (*ahead, *late) if one.due_at >= scene.now - LOOK_BACK]


def moments(scene: Scene, until: datetime) -> list[datetime]:
    """Return when there is something to say after now and up to `until`."""
    found = orders_due(scene.session, scene.now - ONE_DAY, until + ONE_DAY)
    both = {moment(scene, one) for one in found for moment in (_opens_at, _late_at)}
    return sorted(moment for moment in both if scene.now < moment <= until)


def _opens_at(scene: Scene, one: OpenOrder) -> datetime:
    return before_the_night(one.order.answer_by - AHEAD, scene.zone)


def _late_at(scene: Scene, one: OpenOrder) -> datetime:
    # In the minute after: until then it may still be answered in time.
    return after_the_night(one.order.answer_by + timedelta(minutes=1), scene.zone)


def _ahead(scene: Scene, one: OpenOrder) -> Occasion:
    person = _seen_to_by(scene, one)
    return _occasion(scene, one, "ahead", one.order.answer_by, person)


def _late(scene: Scene, one: OpenOrder) -> Occasion:
    return _occasion(scene, one, "late", _late_at(scene, one), _leader_of(scene, one))


def _occasion(
    scene: Scene, one: OpenOrder, what: str, due_at: datetime, person: Person | None
) -> Occasion:
    told = one.assignee if person is None else person
    scope = scope_text(ScopeRef("member", told.id, told.name))
    day = one.order.answer_by.astimezone(scene.zone).date()
    # Given on, it is recalled to the next one who sees to it.
    slot = f"{one.order.id}@{one.order.assignee_id}:{what}"
    key = OccurrenceKey(NAME, scope, day, slot)

    def compose() -> tuple[Post, ...]:
        if person is None:
            return ()
        reply = reminder_reply(one, what, scene, scene.wording(person))
        return (Post(ToPerson(person.id), reply, post_key(NAME, scope, day, slot)),)

    return Occasion(key, due_at, compose)


def _seen_to_by(scene: Scene, one: OpenOrder) -> Person | None:
    """Return who is to be reminded: whoever has it, or in place of one who left a leader."""
    return one.assignee if one.assignee.active else _leader_of(scene, one)


def _leader_of(scene: Scene, one: OpenOrder) -> Person | None:
    """Return who leads whoever has it, or whoever owns the customer, and may see the customer."""
    people = [one.assignee]
    if one.account.owner_id is not None:
        people.append(scene.person(one.account.owner_id))
    leaders = (leader_of(scene.session, person) for person in people)
    return next(
        (one_above for one_above in leaders if one_above and _may_see(scene, one_above, one)),
        None,
    )


def _may_see(scene: Scene, person: Person, one: OpenOrder) -> bool:
    return may_see_account(scene.session, person, one.account)


def reminder_reply(one: OpenOrder, what: str, scene: Scene, wording: Wording) -> Reply:
    """Word one reminder: what is to be put right for whom until when, and who has it."""
    name = one.account.short_name or one.account.name
    title = wording.say("服务单快到期 · {name}", "Service order due soon · {name}", name=name)
    if what == "late":
        title = wording.say(
            "服务单逾期 · {name} · {who} 处理", "Service order overdue · {name} · {who} has it",
            name=name, who=one.assignee.name,
        )  # fmt: skip
    line = order_line(one, scene.now, wording)
    done = wording.say(f"服务单 #{one.order.id} 处理好了", f"service order #{one.order.id} done")
    label = wording.say("处理好了", "Done")
    card = Card(title, (paragraph(line),), (Button(label, done, "primary"),))
    return Reply(f"{title}\n{line}", card, intent="show_follow_ups")


def orders_of(scene: Scene, person: Person) -> list[OpenOrder]:
    """Return the open orders that a person sees to, the most urgent first."""
    return open_orders(scene.session, Wanted(assignees=(person.id,)))


JOB = ItemJob(
    name=NAME,
    zh="服务单提醒",
    en="Service orders",
    late_by=timedelta(minutes=30),
    occasions=occasions,
    moments=moments,
)

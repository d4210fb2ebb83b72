"""Money that is to come in: to its owner when it falls due, to leaders when it stays away."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import and_, case, select

from core.access import visible_owner_ids
from core.figures.scope import ScopeRef
from core.money import whole_units
from core.reply import Button, Card, Post, Reply, Table, ToPerson, paragraph
from core.storage.tables import Account, Deal, Payment, Person
from core.vocabulary import DealStatus
from core.wording import Wording
from handlers.recording.deal_words import typed_sum
from jobs.audiences import everybody
from jobs.follow_ups_due import short_name
from jobs.job import DailyJob, post_key, scope_text
from jobs.scene import Scene
from jobs.schedule import ONE_DAY

NAME = "payments-due"
AHEAD = timedelta(days=3)
# A week of patience, then a leader hears of it.
LATE_FOR_LEADERS = timedelta(days=7)
MOST_ROWS = 8
MOST_CAME = 2


@dataclass(frozen=True)
class Unpaid:
    """A payment of a won deal that has not come in full."""

    payment: Payment
    deal: Deal
    account: Account


def posts(scene: Scene, scope: ScopeRef) -> tuple[Post, ...]:
    """Return one person's list, on days when something falls due and on the week's first."""
    person = scene.person(scope.id)
    unpaid = _own(scene, person) if person.role == "rep" else _of_the_people(scene, person)
    if not unpaid:
        return ()
    reply = payments_reply(unpaid, scene.today, scene.wording(person))
    return (Post(ToPerson(person.id), reply, post_key(NAME, scope_text(scope), scene.today)),)


def _own(scene: Scene, person: Person) -> list[Unpaid]:
    unpaid = unpaid_of(scene, [person.id], scene.today + AHEAD)
    # Free days have no message, so a working day speaks for those before it as well.
    since = _last_working_day(scene) + ONE_DAY
    news = {since + timedelta(days=n) for n in range((scene.today - since).days + 1)}
    falls_due = any({each.payment.due_on, each.payment.due_on - AHEAD} & news for each in unpaid)
    return unpaid if falls_due or begins_week(scene) else []


def _of_the_people(scene: Scene, leader: Person) -> list[Unpaid]:
    if not begins_week(scene):
        return []
    people = visible_owner_ids(scene.session, leader)
    if people is None:
        people = tuple(scope.id for scope in everybody(scene))
    return unpaid_of(scene, list(people), scene.today - LATE_FOR_LEADERS)


def unpaid_of(scene: Scene, owners: list[int], until: date) -> list[Unpaid]:
    """Return the owners' payments that are due by `until` and have not come, oldest first."""
    found = scene.session.execute(
        select(Payment, Deal, Account)
        .join(Deal, and_(Deal.company_id == Payment.company_id, Deal.id == Payment.deal_id))
        .join(Account, and_(Account.company_id == Deal.company_id, Account.id == Deal.account_id))
        .join(Person, and_(Person.company_id == Deal.company_id, Person.id == Deal.owner_id))
        .where(
            # Who has left is not asked for money: their customer's new owner is.
            case((Person.active, Deal.owner_id), else_=Account.owner_id).in_(owners),
            Deal.status != DealStatus.LOST.value,
            Payment.paid_on.is_(None),
            Payment.due_on <= until,
        )
        .order_by(Payment.due_on, Payment.id)
    )
    return [Unpaid(*row) for row in found]


def begins_week(scene: Scene) -> bool:
    """Tell whether no day of this week was worked before today."""
    monday = scene.today - timedelta(days=scene.today.weekday())
    return scene.calendar.working_days(monday, scene.today - ONE_DAY) == 0


def _last_working_day(scene: Scene) -> date:
    day = scene.today - ONE_DAY
    while not scene.calendar.is_working_day(day) and scene.today - day < timedelta(days=30):
        day -= ONE_DAY
    return day


def payments_reply(unpaid: list[Unpaid], today: date, wording: Wording) -> Reply:
    """Word what is to come in and since when, with the command that records it."""
    overdue = sum(each.payment.due_on < today for each in unpaid)
    title = wording.say(
        "待回款 {n} 笔 · 逾期 {m} 笔",
        "{n:payment|payments} due · {m} overdue",
        n=len(unpaid),
        m=overdue,
    )
    header = (
        wording.say("应收", "Due"),
        wording.say("客户", "Customer"),
        wording.say("金额", "Amount"),
    )
    rows = tuple(_row(each, wording, today) for each in unpaid[:MOST_ROWS])
    hint = _hint(unpaid[0], wording)
    buttons = (*(_came(each, wording) for each in unpaid[:MOST_CAME]), _receivables(wording))
    return Reply(
        text="\n".join((title, *(" · ".join(row) for row in rows), hint)),
        card=Card(title, (Table(header, rows), paragraph(hint, quiet=True)), buttons),
        intent="record_payment",
    )


def _hint(first: Unpaid, wording: Wording) -> str:
    """Give the sentence that records the first payment, with the very sum that is due."""
    amount = whole_units(first.payment.amount_minor, first.deal.currency)
    foreign = "" if first.deal.currency == wording.currency else f" {first.deal.currency}"
    return wording.say(
        "{name} 到账后发：“回款 #{n} {money}{foreign}”。",
        "When {name} has paid, send: “payment received {money}{foreign} #{n}”.",
        name=short_name(first.account),
        n=first.deal.number,
        money=typed_sum(amount, wording),
        foreign=foreign,
    )


def _came(unpaid: Unpaid, wording: Wording) -> Button:
    """Offer to record what came of a deal: without a sum, the command asks for it first."""
    name, number, short = unpaid.account.name, unpaid.deal.number, short_name(unpaid.account)
    return Button(
        wording.say("到账了 · {name} #{n}", "Paid · {name} #{n}", name=short, n=number),
        wording.say("回款 {name} #{n}", "payment received {name} #{n}", name=name, n=number),
    )


def _receivables(wording: Wording) -> Button:
    return Button(
        wording.say("待回款", "Open payments"), wording.say("我的应收", "my open payments")
    )


def _row(unpaid: Unpaid, wording: Wording, today: date) -> tuple[str, str, str]:
    amount = whole_units(unpaid.payment.amount_minor, unpaid.deal.currency)
    return (
        wording.day(unpaid.payment.due_on, today),
        short_name(unpaid.account),
        wording.money(amount, unpaid.deal.currency),
    )


JOB = DailyJob(
    name=NAME,
    zh="回款提醒",
    en="Payments due",
    late_by=timedelta(hours=8),
    audiences=everybody,
    posts=posts,
)

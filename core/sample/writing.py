"""Writes the sample company as import files; see contract 5."""

import csv
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from random import Random

from core.files.layout import COLUMNS, FileKind
from core.sample.calendar import Days
from core.sample.cast import REGIONS, TEAMS, Member, cast
from core.sample.customers import Customer, customers
from core.sample.diary import Activity, FollowUp, activities, follow_ups
from core.sample.goals import Plan, Target, targets
from core.sample.money import Payment, payments
from core.sample.pipeline import Deal, deals
from core.sample.story import told_deals

SEED = 20240923
Cells = tuple[object, ...]
COMPANY_PURPOSES = "leaderboard;weekly;celebrations"
REGION_PURPOSES = "leaderboard;weekly;alerts"
TEAM_PURPOSES = "leaderboard;weekly;alerts;celebrations"


def write_sample(folder: Path, *, today: date, seed: int = SEED) -> list[Path]:
    """Write the sample company's nine files; the same day and seed give the same bytes."""
    dice, days = Random(seed), Days(today)  # noqa: S311  # a sample, not a secret
    people = cast(dice)
    reps = [person for person in people if person.role == "rep"]
    firms = customers(dice, days, reps)
    sold = deals(dice, days, reps, firms)
    hers = [firm for firm in firms[1:] if firm.owner == reps[0].name]
    sold += told_deals(days, reps[0], firms[0], hers[0])
    sold.sort(key=lambda deal: (deal.created_on, deal.external_id))
    done = activities(dice, days, sold)
    plan = Plan(dice, today, reps, sold, done)
    tables: dict[FileKind, Iterable[Cells]] = {
        FileKind.MEMBERS: map(_member, people),
        FileKind.ACCOUNTS: map(_account, firms),
        FileKind.DEALS: map(_deal, sold),
        FileKind.STAGE_HISTORY: (row for deal in sold for row in _stages(deal)),
        FileKind.ACTIVITIES: map(_activity, done),
        FileKind.FOLLOW_UPS: map(_follow_up, follow_ups(dice, days, sold)),
        FileKind.PAYMENTS: map(_payment, payments(dice, today, sold)),
        FileKind.TARGETS: map(_target, targets(plan)),
        FileKind.CHANNELS: _channels(),
    }
    folder.mkdir(parents=True, exist_ok=True)
    return [_write(folder, kind, rows) for kind, rows in tables.items()]


def _write(folder: Path, kind: FileKind, rows: Iterable[Cells]) -> Path:
    path = folder / f"{kind.value}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(column.key for column in COLUMNS[kind] if not column.export_only)
        writer.writerows(rows)
    return path


def _member(person: Member) -> Cells:
    return (
        person.name, person.aliases, person.role, person.team, person.region, person.manager,
        person.slack_user_id, person.wecom_user_id, person.email,
    )  # fmt: skip


def _account(firm: Customer) -> Cells:
    return (
        firm.name, firm.short_name, firm.region, firm.owner, firm.tier, firm.industry,
        firm.created_on,
    )  # fmt: skip


def _deal(deal: Deal) -> Cells:
    return (
        deal.external_id, deal.customer.name, deal.title, deal.owner.name, deal.stage, deal.status,
        deal.amount, "CNY", "", deal.product, deal.source, deal.created_on, deal.expected_close_on,
        deal.closed_on, deal.loss_reason, "",
    )  # fmt: skip


def _stages(deal: Deal) -> Iterable[Cells]:
    return ((deal.external_id, stage, day) for stage, day in deal.entries.items())


def _activity(done: Activity) -> Cells:
    return (
        done.kind, done.deal.customer.name, done.deal.owner.name, f"{done.at:%Y-%m-%d %H:%M}",
        done.contact, done.score, done.note, "",
    )  # fmt: skip


def _follow_up(plan: FollowUp) -> Cells:
    return (
        plan.deal.customer.name, plan.member, plan.due_on, plan.due_at, plan.note, plan.done_on,
    )  # fmt: skip


def _payment(part: Payment) -> Cells:
    return part.deal.external_id, part.due_on, part.amount, part.paid_on, part.paid_amount


def _target(target: Target) -> Cells:
    return target.scope, target.name, target.metric, target.period, target.value


def _channels() -> Iterable[Cells]:
    """Yield one Slack channel for the company, each region and each team."""
    yield "company", "", "slack", "C0SALESBEAT", COMPANY_PURPOSES
    for number, region in enumerate(REGIONS, start=1):
        yield "region", region, "slack", f"C0REGION{number:02}", REGION_PURPOSES
    for number, team in enumerate(TEAMS, start=1):
        yield "team", team, "slack", f"C0TEAM{number:04}", TEAM_PURPOSES

"""Totals from the views are the bot's own: in the sample company, on both databases."""

from decimal import Decimal

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from core.figures.scope import ScopeRef
from core.periods import Period
from core.storage.company import FIRST_COMPANY
from core.storage.database import Database
from core.storage.queries.funnel import funnel_of
from core.storage.queries.tallies import tally
from core.storage.tables import Person, Region, Target, Team
from core.vocabulary import Metric
from tests.views.conftest import WRITTEN_ON

PERIODS = {
    "company": ["2026-Q3", "2025", "2026-11-02/2026-11-15"],
    "region": ["2026-Q3", "2025", "2026-11-02/2026-11-15"],
    "team": ["2026-Q3"],
    "member": ["2026-Q3"],
}
# What each metric is in the views: what is summed, of which rows, on which day.
FACTS = {
    Metric.REVENUE: ("sum(value_minor)", "fact_deal WHERE status = 'won'", "closed_on"),
    Metric.DEALS_WON: ("count(*)", "fact_deal WHERE status = 'won'", "closed_on"),
    Metric.CONVERSION: (
        "sum(CASE WHEN status = 'won' THEN 1 ELSE 0 END)",
        "fact_deal WHERE status <> 'open'",
        "closed_on",
    ),
    Metric.PAYMENTS: ("sum(value_minor)", "fact_payment WHERE day IS NOT NULL", "day"),
    Metric.VISITS: ("count(*)", "fact_activity WHERE type = 'visit'", "day"),
    Metric.ACTIVITIES: ("count(*)", "fact_activity WHERE type <> ''", "day"),
    Metric.SATISFACTION: ("sum(score)", "fact_activity WHERE score IS NOT NULL", "day"),
}


def scopes(session: Session, kind: str) -> list[ScopeRef]:
    if kind == "company":
        return [ScopeRef("company", 0, "")]
    table = {"region": Region, "team": Team, "member": Person}[kind]
    return [ScopeRef(kind, one, "") for one in session.scalars(select(table.id))]


def totals(session: Session, metric: Metric, kind: str, period: Period) -> dict[int, int]:
    summed, rows, day = FACTS[metric]
    group = {"company": "0", "member": "person_id"}.get(kind, f"{kind}_id")
    found = session.execute(
        text(
            f"SELECT {group}, {summed} FROM bi_v1_{rows}"
            f" AND {day} BETWEEN '{period.first}' AND '{period.last}' GROUP BY 1"
        )
    )
    return {scope: int(total) for scope, total in found if scope is not None and total}


@pytest.mark.parametrize("kind", ["company", "region", "team", "member"])
@pytest.mark.parametrize("metric", FACTS, ids=str)
def test_what_was_done_is_what_the_bot_says(sample: Database, metric: Metric, kind: str):
    with sample.reading(FIRST_COMPANY) as session:
        for label in PERIODS[kind]:
            period = Period.parse(label)
            said = {
                scope.id: tally(session, metric, scope, period, WRITTEN_ON)
                for scope in scopes(session, kind)
            }
            wanted = {scope: one.total for scope, one in said.items() if one.total}
            assert totals(session, metric, kind, period) == wanted


@pytest.mark.parametrize(
    ("kind", "label"), [("company", "2025"), ("region", "2026-Q3"), ("member", "2026-Q3")]
)
def test_the_funnel_from_stage_entries_is_the_bots(sample: Database, label: str, kind: str):
    period = Period.parse(label)
    group = {"company": "0", "member": "person_id"}.get(kind, f"{kind}_id")
    with sample.reading(FIRST_COMPANY) as session:
        rows = session.execute(
            text(
                f"SELECT {group}, stage, count(*), sum(advanced), sum(lost), sum(days_in_stage)"
                " FROM bi_v1_fact_stage_entry"
                f" WHERE day BETWEEN '{period.first}' AND '{period.last}' GROUP BY 1, 2"
            )
        )
        found = {
            (scope, stage): tuple(int(n or 0) for n in counts) for scope, stage, *counts in rows
        }
        # A few of each kind: the funnel asks for the company's own past each time.
        for scope in scopes(session, kind)[:5]:
            for flow in funnel_of(session, scope, period, WRITTEN_ON).stages:
                said = (flow.entered, flow.advanced, flow.lost, flow.days)
                assert found.get((scope.id, flow.stage.value), (0, 0, 0, 0)) == said


@pytest.mark.parametrize("kind", ["region", "team", "member"])
def test_targets_are_the_bots(sample: Database, kind: str):
    column = "person_id" if kind == "member" else f"{kind}_id"
    with sample.reading(FIRST_COMPANY) as session:
        rows = session.execute(
            text(
                f"SELECT {column}, metric, period, value FROM bi_v1_fact_target"
                f" WHERE scope = '{kind}'"
            )
        )
        found = {(scope, metric, period): Decimal(str(v)) for scope, metric, period, v in rows}
        said = session.scalars(select(Target).where(Target.scope == kind))
        wanted = {(one.scope_id, one.metric, one.period): one.value for one in said}

    assert found.keys() == wanted.keys()
    assert all(found[key] == wanted[key] for key in wanted)

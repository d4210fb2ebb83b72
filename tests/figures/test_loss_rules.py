"""What a rule did, counted by hand and recounted deal by deal on both databases."""

import random
from datetime import date, timedelta
from fractions import Fraction

import pytest

from core.figures.loss_rules import RuleEffect, Share, spans
from core.figures.scope import ScopeRef
from core.periods import Period
from core.storage.queries.loss_rules import effect_of
from core.storage.tables import Deal, LossRule
from tests.figures.books import Books

TODAY = date(2026, 11, 23)


def test_as_many_days_before_as_since_and_the_first_one_is_before():
    assert spans(date(2026, 11, 13), None, TODAY) == (
        Period(date(2026, 11, 4), date(2026, 11, 13)),
        Period(date(2026, 11, 14), TODAY),
    )


def test_of_an_ended_rule_its_own_days_count():
    assert spans(date(2026, 11, 1), date(2026, 11, 10), TODAY) == (
        Period(date(2026, 10, 24), date(2026, 11, 1)),
        Period(date(2026, 11, 2), date(2026, 11, 10)),
    )


@pytest.mark.parametrize("ended_on", [None, TODAY])
def test_on_its_first_day_a_rule_has_done_nothing_yet(ended_on: date | None):
    assert spans(TODAY, ended_on, TODAY) is None


def test_what_closed_before_a_rule_began_that_day_is_none_of_its_doing(books: Books):
    books.deal("李雪", TODAY, status="lost", closed_on=TODAY, loss_reason="price")
    team = ScopeRef("team", books.team_of("李雪"), "华东一部")
    rule = LossRule(loss_reason="price", started_on=TODAY, ended_on=None)

    after = effect_of(books.session, rule, team, TODAY + timedelta(days=1))

    assert (after.before, after.since) == (Share(1, 1), Share(0, 0))
    assert effect_of(books.session, rule, team, TODAY).days == 0


@pytest.mark.parametrize(
    ("closed", "days", "early"), [(10, 30, False), (9, 30, True), (10, 29, True)]
)
def test_before_ten_deals_and_thirty_days_it_is_early(closed: int, days: int, early: object):
    assert RuleEffect(Share(1, 2), Share(1, closed), days).is_early is early


def test_the_case_of_the_books_lost_thirty_percent_less():
    effect = RuleEffect(Share(20, 100), Share(14, 100), 182)

    assert effect.change == Fraction(-3, 10)
    assert RuleEffect(Share(0, 9), Share(1, 9), 182).change is None
    assert RuleEffect(Share(1, 9), Share(0, 0), 182).change is None


def random_deals(books: Books, dice: random.Random) -> list[Deal]:
    reasons = ["price", "price", "budget", None]
    deals = []
    for _ in range(150):
        on = TODAY + timedelta(days=10 - dice.randrange(120))
        status = dice.choice(["won", "lost", "lost"])
        facts = {"loss_reason": dice.choice(reasons)} if status == "lost" else {}
        owner = dice.choice(["李雪", "王磊", "陈晨"])
        deals.append(books.deal(owner, on, status=status, closed_on=on, **facts))
    return deals


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("ended_on", [None, date(2026, 11, 2)])
def test_the_effect_is_what_one_counts(books: Books, seed: int, ended_on: date | None):
    deals = random_deals(books, random.Random(seed))
    team = ScopeRef("team", books.team_of("李雪"), "华东一部")
    rule = LossRule(loss_reason="price", started_on=date(2026, 10, 15), ended_on=ended_on)

    effect = effect_of(books.session, rule, team, TODAY)

    for period, share in zip(
        spans(rule.started_on, ended_on, TODAY) or (), (effect.before, effect.since), strict=True
    ):
        closed = [
            one
            for one in deals
            if one.closed_team_id == team.id and period.first <= one.closed_on <= period.last
        ]
        assert share == Share(sum(one.loss_reason == "price" for one in closed), len(closed))

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


def test_as_many_days_before_as_since():
    before, since = spans(date(2026, 11, 14), None, TODAY)

    assert since == Period(date(2026, 11, 14), TODAY)
    assert before == Period(date(2026, 11, 4), date(2026, 11, 13))


def test_of_an_ended_rule_its_own_days_count():
    before, since = spans(date(2026, 11, 1), date(2026, 11, 10), TODAY)

    assert (since.last, since.days, before.days) == (date(2026, 11, 10), 10, 10)


def test_a_rule_ended_on_its_first_day_has_one_day():
    before, since = spans(TODAY, TODAY, TODAY)

    assert (before.days, since.days) == (1, 1)


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
        spans(rule.started_on, ended_on, TODAY), (effect.before, effect.since), strict=True
    ):
        closed = [
            one
            for one in deals
            if one.closed_team_id == team.id and period.first <= one.closed_on <= period.last
        ]
        assert share == Share(sum(one.loss_reason == "price" for one in closed), len(closed))

from datetime import date
from fractions import Fraction

from core.figures.forecast import Pipeline, StageHistory, forecast_of, probability
from core.figures.losses import LossCount, loss_lines
from core.figures.scope import ScopeRef
from core.periods import Period
from core.storage.queries.outlook import forecast, losses_of, pipeline_of, stage_histories
from core.vocabulary import LossReason, Stage

TODAY = date(2026, 11, 23)
QUARTER = Period.parse("2026-Q4")
COMPANY = ScopeRef("company", 0, "")


def test_thirty_closed_deals_are_enough_history_and_twenty_nine_are_not():
    assert probability(Stage.LEAD, StageHistory(30, 15)) == (Fraction(1, 2), True)
    assert probability(Stage.LEAD, StageHistory(29, 15)) == (Fraction(1, 10), False)


def test_a_stage_from_which_nothing_was_ever_won_has_no_chance():
    assert probability(Stage.LEAD, StageHistory(40, 0)) == (Fraction(0), True)


def test_a_forecast_is_what_is_won_and_open_money_by_its_chance():
    found = forecast_of(1000, {Stage.CONTRACT: (2, 200), Stage.LEAD: (1, 100)}, {})

    assert (found.weighted_minor, found.forecast_minor) == (180, 1180)


def test_overdue_deals_count_and_later_or_undated_ones_do_not(books):
    for day in (date(2026, 9, 1), date(2026, 12, 31), date(2027, 1, 1), None):
        books.deal("李雪", date(2026, 8, 1), amount=100, expected_close_on=day)

    found = forecast(books.session, COMPANY, QUARTER, TODAY)

    assert found.stages[0].open_minor == 20000
    assert found.forecast_minor == 2000


def test_lost_deals_add_nothing_to_a_forecast(books):
    lost = date(2026, 11, 2)
    books.deal("李雪", lost, status="lost", closed_on=lost, amount=9, expected_close_on=lost)
    books.won("李雪", lost, 100)

    assert forecast(books.session, COMPANY, QUARTER, TODAY).forecast_minor == 10000


def test_chances_come_from_the_four_full_quarters_before_the_present_one(books):
    for closed in (date(2025, 9, 30), date(2025, 10, 1), date(2026, 9, 30), date(2026, 10, 1)):
        books.won("李雪", closed, 1)
    books.deal("李雪", date(2026, 9, 1), status="lost", closed_on=date(2026, 9, 2))

    histories = stage_histories(books.session, TODAY)

    assert histories[Stage.LEAD] == StageHistory(3, 2)
    assert histories[Stage.CONTRACT] == StageHistory(2, 2)


def test_losses_are_counted_by_reason_and_furthest_stage_and_none_is_other(books):
    lost = {"status": "lost", "closed_on": date(2026, 11, 2), "amount": 5}
    books.deal("李雪", TODAY, TODAY, **lost, loss_reason="price", stage="lead")
    books.deal("李雪", date(2026, 10, 1), **lost)
    books.deal("李雪", date(2026, 10, 1), **(lost | {"closed_on": date(2026, 9, 1)}))

    found = losses_of(books.session, COMPANY, QUARTER, TODAY)

    assert set(found) == {
        LossCount(LossReason.PRICE, Stage.QUALIFIED, 1, 500),
        LossCount(LossReason.OTHER, Stage.LEAD, 1, 500),
    }


def test_reasons_stand_by_count_and_then_by_money():
    counts = [
        LossCount(LossReason.PRICE, Stage.LEAD, 1, 50),
        LossCount(LossReason.BUDGET, Stage.LEAD, 1, 90),
        LossCount(LossReason.OTHER, Stage.LEAD, 1, 1),
        LossCount(LossReason.OTHER, Stage.CONTRACT, 2, 2),
    ]

    lines = loss_lines(counts, [LossCount(LossReason.OTHER, Stage.LEAD, 7, 0)])

    assert [line.reason for line in lines] == ["other", "budget", "price"]
    assert (lines[0].count, lines[0].minor, lines[0].stage, lines[0].before) == (
        3,
        3,
        "contract",
        7,
    )


def test_a_gap_takes_as_much_open_money_as_the_usual_share_won_of_it_closes():
    assert Pipeline(0, Fraction(1, 4), 30).needed_minor(Fraction(50)) == 200


def test_with_too_little_history_no_pipeline_is_named():
    assert Pipeline(0, Fraction(1, 4), 29).needed_minor(Fraction(50)) is None
    assert Pipeline(0, Fraction(0), 40).needed_minor(Fraction(50)) is None


def test_a_pipeline_is_the_open_money_expected_by_the_end(books):
    for day in (date(2026, 12, 1), date(2027, 2, 1)):
        books.deal("李雪", date(2026, 10, 1), amount=100, expected_close_on=day)
    books.won("李雪", date(2026, 5, 1), 10)
    books.won("李雪", date(2026, 11, 1), 10)

    found = pipeline_of(books.session, COMPANY, QUARTER, TODAY)

    assert found == Pipeline(10000, Fraction(1), 1)

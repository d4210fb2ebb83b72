"""What growth is measured by, on both databases."""

from datetime import date

from core.calendar import WorkCalendar
from core.figures.growth import Share
from core.figures.scope import ScopeRef
from core.periods import Period
from core.storage.queries.growth import growth_shares, reps_in
from core.storage.tables import FollowUp
from tests.figures.books import LONG_AGO, Books

HALF = Period(date(2026, 4, 1), date(2026, 9, 30))
MAY, SATURDAY, MONDAY = date(2026, 5, 6), date(2026, 5, 16), date(2026, 5, 18)


def shares(books: Books, name: str) -> dict[str, Share]:
    ids = [books.people[name], books.people["王磊"]]
    return growth_shares(books.session, ids, HALF, WorkCalendar())[books.people[name]]


def follow_up(books: Books, due: date, done: date | None) -> None:
    books.session.add(
        FollowUp(
            account_id=books.account_id,
            member_id=books.people["李雪"],
            due_on=due,
            done_on=done,
            created_at=LONG_AGO,
        )
    )


def test_stages_count_what_entered_and_what_went_on(books: Books):
    books.deal("李雪", MAY, MAY)
    books.deal("李雪", MAY)
    books.won("李雪", MAY, 100)
    books.deal("王磊", MAY)
    books.deal("李雪", date(2026, 10, 1))

    mine = shares(books, "李雪")

    assert mine["stage:lead"] == Share(2, 3)
    assert mine["stage:qualified"] == Share(1, 2)
    assert mine["stage:contract"] == Share(1, 1)


def test_visits_are_counted_a_person(books: Books):
    books.activity("李雪", MAY)
    books.activity("李雪", MAY, "call")
    books.activity("李雪", date(2026, 3, 31))

    assert shares(books, "李雪")["visits"] == Share(1, 1)
    assert shares(books, "陈晨")["visits"] == Share(0, 1)


def test_a_follow_up_due_on_a_day_off_may_be_done_on_the_next_workday(books: Books):
    follow_up(books, SATURDAY, MONDAY)
    follow_up(books, MAY, date(2026, 5, 7))
    follow_up(books, MAY, MAY)
    follow_up(books, MAY, None)

    assert shares(books, "李雪")["follow_ups"] == Share(2, 4)


def test_losses_are_shares_of_all_losses(books: Books):
    for reason in ("price", "price", None):
        books.deal("李雪", MAY, status="lost", closed_on=MAY, loss_reason=reason)

    mine = shares(books, "李雪")

    assert mine["loss:price"] == Share(2, 3)
    assert mine["loss:budget"] == Share(0, 3)
    assert "loss:other" not in mine


def test_the_reps_of_a_scope_are_those_who_work(books: Books):
    assert len(reps_in(books.session, ScopeRef("company", 0, ""))) == 3

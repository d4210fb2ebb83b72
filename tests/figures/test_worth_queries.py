"""What customers bought, on both databases: small books by hand, random ones counted anew."""

import random
from collections import Counter, defaultdict
from datetime import date, timedelta
from fractions import Fraction

import pytest
from sqlalchemy import select

from core.figures.scope import ScopeRef
from core.periods import Period
from core.storage.queries.concentration import concentrations
from core.storage.queries.pareto import open_by_account, revenue_by_account, revenue_by_product
from core.storage.queries.potential import prospects_of, revenue_of_customers
from core.storage.queries.worth import buyings_of
from core.storage.tables import Account, Deal, DealCredit
from tests.figures.books import Books

TODAY = date(2026, 11, 23)
THREE_YEARS = Period(date(2023, 11, 24), TODAY)
YEAR = Period.parse("2026")
COMPANY = ScopeRef("company", 0, "")
REPS = ["李雪", "王磊", "陈晨"]


def accounts_by_name(books: Books) -> dict[str, Account]:
    return {one.short_name or one.name: one for one in books.session.scalars(select(Account))}


def sold(books: Books, owner: str, account: str, on: date, amount: int | None, **facts) -> Deal:
    """Add a deal that was won on a day with a customer."""
    account_id = accounts_by_name(books)[account].id
    values = {"status": "won", "closed_on": on, "amount": amount, "account_id": account_id}
    return books.deal(owner, on, on, on, on, **(values | facts))


@pytest.fixture
def sales(books: Books) -> Books:
    """华东医疗 bought twice, 远大科技 once, 三一重工 of a colleague; one win is too long ago."""
    sold(books, "李雪", "华东医疗", date(2024, 5, 1), 100)
    sold(books, "王磊", "华东医疗", date(2026, 3, 2), 300, product="ERP ")
    sold(books, "李雪", "远大科技", date(2026, 6, 3), 200, product="erp")
    sold(books, "李雪", "远大科技", date(2023, 11, 23), 900)
    sold(books, "王磊", "三一重工", date(2026, 7, 4), 500, product="CRM")
    sold(books, "李雪", "Acme", date(2026, 11, 24), 700)
    return books


def names(books: Books, ids) -> list[str]:
    by_id = {one.id: one.short_name for one in accounts_by_name(books).values()}
    return [by_id[key] for key in ids]


def test_a_scope_has_what_its_customers_bought_whoever_sold_it(sales):
    found = buyings_of(sales.session, sales.member("李雪"), THREE_YEARS, TODAY)

    by_name = dict(zip(names(sales, (one.account_id for one in found)), found, strict=True))
    assert set(by_name) == {"华东医疗", "远大科技"}
    east = by_name["华东医疗"]
    assert (east.wins, east.minor, east.last_on) == (2, 40000, date(2026, 3, 2))
    assert by_name["远大科技"].wins == 1


def test_revenue_of_a_scope_is_by_who_sold_it(sales):
    mine = revenue_by_account(sales.session, sales.member("李雪"), YEAR, TODAY)
    all_ = revenue_by_account(sales.session, COMPANY, YEAR, TODAY)

    assert [one.minor for one in mine] == [20000]
    assert names(sales, (one.account_id for one in all_)) == ["三一重工", "华东医疗", "远大科技"]


def test_products_in_two_spellings_are_one(sales):
    found = revenue_by_product(sales.session, COMPANY, THREE_YEARS, TODAY)

    assert sorted((one.name.casefold(), one.minor) for one in found) == [
        ("", 10000), ("crm", 50000), ("erp", 50000),
    ]  # fmt: skip


def test_a_shared_deal_counts_by_share_in_the_concentration(sales):
    deal = sold(sales, "王磊", "华南精密", date(2026, 8, 1), 1000)
    sales.session.add(DealCredit(deal_id=deal.id, person_id=sales.people["李雪"], percent=30))

    found = {one.member_id: one for one in concentrations(sales.session, COMPANY, YEAR, TODAY)}

    mine = found[sales.people["李雪"]]
    assert (mine.customers, names(sales, mine.first)) == (2, ["华南精密", "远大科技"])
    assert found[sales.people["王磊"]].share == 1


def test_a_promising_customer_has_its_open_deals_growth_and_last_visit(sales):
    wanted = accounts_by_name(sales)["远大科技"]
    sold(sales, "李雪", "远大科技", date(2025, 11, 23), 50)
    sold(sales, "李雪", "远大科技", date(2025, 11, 24), 4000)
    sales.deal("李雪", TODAY, amount=60, account_id=wanted.id)
    sales.deal("李雪", TODAY, account_id=wanted.id)
    sales.account_id = wanted.id
    sales.activity("李雪", date(2026, 9, 1))
    sales.activity("李雪", date(2026, 11, 1), kind="call")

    found = prospects_of(sales.session, sales.member("李雪"), TODAY)

    [one] = [one for one in found if one.account_id == wanted.id]
    assert (one.open_deals, one.open_minor, one.minor, one.minor_before) == (2, 6000, 20000, 5000)
    assert one.visited_on == date(2026, 9, 1)


SEEDS = [1, 2]


@pytest.fixture(params=SEEDS)
def dice(request: pytest.FixtureRequest) -> random.Random:
    return random.Random(request.param)


@pytest.fixture
def random_books(books: Books, dice: random.Random) -> Books:
    accounts = list(accounts_by_name(books).values())
    for _ in range(150):
        on = TODAY - timedelta(days=dice.randrange(-20, 1500))
        status = dice.choice(["won", "won", "open", "lost"])
        deal = books.deal(
            dice.choice(REPS), on, status=status, closed_on=None if status == "open" else on,
            amount=dice.choice([None, 0, 5, 40, 900]), account_id=dice.choice(accounts).id,
            product=dice.choice([None, "A", "a", "B"]),
        )  # fmt: skip
        if dice.random() < 0.3:
            helper = books.people[dice.choice(REPS)]
            books.session.add(DealCredit(deal_id=deal.id, person_id=helper, percent=37))
    books.session.flush()
    return books


def deals_of(books: Books) -> list[Deal]:
    return [deal for deal in books.session.scalars(select(Deal)) if deal.created_on <= TODAY]


def won_in(books: Books, period: Period) -> list[Deal]:
    return [
        one for one in deals_of(books) if one.status == "won" and period.contains(one.closed_on)
    ]


def test_a_recount_finds_what_each_customer_bought(random_books):
    wins = defaultdict(list)
    for deal in won_in(random_books, THREE_YEARS):
        wins[deal.account_id].append(deal)

    found = buyings_of(random_books.session, COMPANY, THREE_YEARS, TODAY)

    assert {one.account_id: (one.wins, one.minor, one.last_on) for one in found} == {
        key: (len(all_), sum(one.value_minor or 0 for one in all_), max(d.closed_on for d in all_))
        for key, all_ in wins.items()
    }


def test_a_recount_finds_the_same_revenue_and_pipeline(random_books):
    won, waiting = Counter(), Counter()
    for deal in won_in(random_books, YEAR):
        won[deal.account_id] += deal.value_minor or 0
    for deal in deals_of(random_books):
        if deal.status == "open" or deal.closed_on > TODAY:
            waiting[deal.account_id] += deal.value_minor or 0

    revenue = revenue_by_account(random_books.session, COMPANY, YEAR, TODAY)
    pipeline = open_by_account(random_books.session, COMPANY, TODAY)

    assert {one.account_id: one.minor for one in revenue} == dict(+won)
    assert [one.minor for one in revenue] == sorted((+won).values(), reverse=True)
    assert {one.account_id: one.minor for one in pipeline} == dict(waiting)


def test_a_recount_finds_the_same_products(random_books):
    won = Counter()
    for deal in won_in(random_books, YEAR):
        won[(deal.product or "").casefold()] += deal.value_minor or 0

    found = revenue_by_product(random_books.session, COMPANY, YEAR, TODAY)

    assert {one.name.casefold(): one.minor for one in found} == dict(+won)


def test_a_recount_finds_the_same_concentration(random_books):
    shares = defaultdict(Counter)
    credits_ = defaultdict(list)
    for credit in random_books.session.scalars(select(DealCredit)):
        credits_[credit.deal_id].append(credit)
    for deal in won_in(random_books, YEAR):
        value = deal.value_minor or 0
        shares[deal.owner_id][deal.account_id] += value
        for credit in credits_[deal.id]:
            shares[deal.owner_id][deal.account_id] -= value * 37 // 100
            shares[credit.person_id][deal.account_id] += value * 37 // 100

    found = concentrations(random_books.session, COMPANY, YEAR, TODAY)

    assert {one.member_id: (one.customers, one.share.as_integer_ratio()) for one in found} == {
        member: (len(+by), _top_three(+by)) for member, by in shares.items() if +by
    }


def _top_three(by_account: Counter) -> tuple[int, int]:
    largest = sorted(by_account.values())[-3:]
    return Fraction(sum(largest), by_account.total()).as_integer_ratio()


def test_a_recount_finds_who_is_promising(random_books):
    before = Period(date(2025, 1, 1), date(2025, 11, 23))
    this_year = Period(date(2026, 1, 1), TODAY)
    now, then = Counter(), Counter()
    for deal in won_in(random_books, this_year):
        now[deal.account_id] += deal.value_minor or 0
    for deal in won_in(random_books, before):
        then[deal.account_id] += deal.value_minor or 0
    waiting = {
        one.account_id for one in deals_of(random_books)
        if one.status == "open" or one.closed_on > TODAY
    }  # fmt: skip

    found = prospects_of(random_books.session, COMPANY, TODAY)

    rising = {key for key in now if now[key] > then[key]}
    assert {one.account_id for one in found} == waiting | rising
    assert {one.account_id: one.growth for one in found if one.growth} == {
        key: now[key] - then[key] for key in rising
    }
    assert revenue_of_customers(random_books.session, COMPANY, TODAY).minor == now.total()

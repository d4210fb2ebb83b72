"""Whom a person leads holds for a transaction, and no longer than people stay where they are."""

from core.access import visible_owner_ids
from core.storage.tables import Person
from tests.figures.books import Books


def person(books: Books, name: str) -> Person:
    return books.session.get(Person, (1, books.people[name]))


def test_who_is_moved_is_seen_by_the_new_manager_at_once(books: Books):
    manager, rep = person(books, "张敏"), person(books, "何佳")
    before = visible_owner_ids(books.session, manager)

    rep.manager_id = manager.id

    assert rep.id not in before
    assert rep.id in visible_owner_ids(books.session, manager)


def test_a_move_that_is_taken_back_counts_no_more(books: Books):
    manager, rep = person(books, "张敏"), person(books, "何佳")
    moved = books.session.begin_nested()
    rep.manager_id = manager.id
    while_moved = visible_owner_ids(books.session, manager)

    moved.rollback()

    assert rep.id in while_moved
    assert rep.id not in visible_owner_ids(books.session, manager)


def test_two_who_report_to_each_other_lead_each_other(books: Books):
    one, other = person(books, "张敏"), person(books, "何佳")
    one.manager_id, other.manager_id = other.id, one.id

    assert other.id in visible_owner_ids(books.session, one)

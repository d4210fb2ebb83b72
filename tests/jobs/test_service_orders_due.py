"""Service orders are recalled before their time is up, and told to a leader when it has passed."""

from datetime import date, timedelta

from sqlalchemy import update

from core.storage.company import FIRST_COMPANY
from core.storage.tables import Person, ServiceOrder
from tests.jobs.conftest import Office, at

NAME = "service-orders"


def order(office: Office, **more: object) -> ServiceOrder:
    values = {
        "account_id": office.account(),
        "order_kind": "service",
        "matter": "设备不开机",
        "assignee_id": office.ids["李雪"],
        "opened_at": at(23, "10:00"),
        "answer_by": at(23, "18:00"),
        "closed_at": None,
        "result": None,
    } | more
    row = ServiceOrder(**values)
    office.write(row)
    return row


def lanes(office: Office) -> list[str]:
    return [lane for lane, _ in office.posts(NAME)]


def test_whoever_has_it_is_reminded_two_hours_ahead_and_once(office_on_both: Office):
    order(office_on_both)

    office_on_both.tick(at(23, "15:59"))
    early = office_on_both.texts(NAME)
    for minute in ("16:00", "16:01", "17:00"):
        office_on_both.tick(at(23, minute))

    assert early == []
    assert lanes(office_on_both) == [f"person:{office_on_both.ids['李雪']}"]
    assert "今天 18:00 前" in office_on_both.texts(NAME)[0]


def test_a_leader_hears_when_its_time_has_passed(office_on_both: Office):
    order(office_on_both)
    office_on_both.tick(at(23, "16:00"))

    office_on_both.tick(at(23, "18:00"))
    in_time = len(office_on_both.texts(NAME))
    office_on_both.tick(at(23, "18:01"))

    assert in_time == 1
    assert lanes(office_on_both)[-1] == f"person:{office_on_both.ids['张敏']}"
    assert "服务单逾期 · 华东医疗 · 李雪 处理" in office_on_both.texts(NAME)[-1]


def test_a_closed_one_is_not_spoken_of(office: Office):
    order(office, closed_at=at(23, "11:00"), result="好了")

    office.tick(at(23, "16:00"))

    assert office.texts(NAME) == []


def test_nobody_is_told_at_night(office: Office):
    order(office, order_kind="complaint", answer_by=at(24, "23:30"))

    office.tick(at(24, "21:30"))
    office.tick(at(24, "23:31"))
    told = len(office.texts(NAME))
    office.tick(at(25, "08:00"))

    assert told == 1
    assert lanes(office)[-1] == f"person:{office.ids['张敏']}"


def test_given_on_it_is_recalled_to_the_next_one(office: Office):
    row = order(office)
    office.tick(at(23, "16:00"))
    with office.database.writing(FIRST_COMPANY) as session:
        moved = update(ServiceOrder).where(ServiceOrder.id == row.id)
        session.execute(moved.values(assignee_id=office.ids["王磊"]))

    office.tick(at(23, "16:01"))

    assert lanes(office)[-1] == f"person:{office.ids['王磊']}"


def test_of_one_who_left_a_leader_is_reminded(office: Office):
    order(office)
    with office.database.writing(FIRST_COMPANY) as session:
        gone = update(Person).where(Person.id == office.ids["李雪"])
        session.execute(gone.values(active=False))

    office.tick(at(23, "16:00"))

    assert lanes(office) == [f"person:{office.ids['张敏']}"]


def test_later_than_half_an_hour_it_is_recorded_as_skipped(office: Office):
    office.tick(at(22, "13:00"))
    order(office)

    office.tick(at(23, "18:00") + timedelta(minutes=40))

    assert office.texts(NAME) == []
    assert (NAME, date(2026, 11, 23)) in office.skipped()


def test_the_digest_tells_what_is_still_to_be_put_right(office_on_both: Office):
    order(office_on_both)

    [post] = office_on_both.run("daily-todo", at(24, "08:30"))

    assert post.reply.text.splitlines()[1:] == [
        "服务单 1 张",
        "服务 · 华东医疗 · 设备不开机 · 逾期 14 小时",
    ]


def test_the_digest_says_that_a_reminder_was_missed(office: Office):
    office.tick(at(22, "13:00"))
    order(office)
    office.tick(at(23, "08:31"))
    office.tick(at(23, "18:40"))

    posts = office.run("daily-todo", at(24, "08:30"))

    assert "1 条服务单提醒没有按时发出" in "".join(post.reply.text for post in posts)

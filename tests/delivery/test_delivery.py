"""Delivery: everything put in goes out once, in order, to whom it is for."""

from datetime import timedelta

from bot.delivery_errors import AmbiguousFailure, TemporaryFailure
from bot.messenger import PersonAddress, RoomAddress
from core.reply import ToRoom
from core.storage.company import FIRST_COMPANY
from core.storage.outbox import withdraw
from core.storage.tables import Person
from tests.delivery.conftest import BOARD


def test_a_post_goes_out_once_and_is_kept_with_its_receipt(desk):
    desk.tell("good morning")

    assert [desk.deliver(), desk.deliver(after=60)] == [1, 0]
    assert desk.slack.texts == ["good morning"]
    assert (desk.row("good morning").state, desk.row("good morning").receipt) == (
        "sent",
        "receipt-1",
    )


def test_a_key_counts_once(desk):
    desk.tell("first", key="job:test:same")
    desk.tell("second", key="job:test:same")

    desk.deliver()

    assert desk.slack.texts == ["first"]


def test_people_and_rooms_are_addressed_as_the_platform_names_them(desk):
    desk.tell("to you")
    desk.tell("to all", to=BOARD)

    desk.deliver()

    assert [outgoing.address for outgoing in desk.slack.posted] == [
        PersonAddress("U5"),
        RoomAddress("C-EAST"),
    ]


def test_a_room_hears_things_in_order_one_a_second(desk):
    for text in "abc":
        desk.tell(text, to=BOARD)

    heard = [desk.deliver(after=1) for _ in range(4)]

    assert heard == [1, 1, 1, 0]
    assert desk.slack.texts == ["a", "b", "c"]


def test_a_post_that_must_wait_holds_back_its_own_room_only(desk):
    desk.slack.failures = [TemporaryFailure("rate limited", retry_after=30)]
    desk.tell("a", to=BOARD)
    desk.tell("b", to=BOARD)
    desk.tell("elsewhere")

    desk.deliver()
    desk.deliver(after=29)
    before = list(desk.slack.texts)
    desk.deliver(after=2)
    desk.deliver(after=2)

    assert before == ["elsewhere"]
    assert desk.slack.texts == ["elsewhere", "a", "b"]


def test_a_post_for_later_holds_back_nothing(desk):
    desk.tell("tomorrow", not_before=desk.clock.now() + timedelta(days=1))
    desk.tell("now")

    desk.deliver()
    soon = list(desk.slack.texts)
    desk.deliver(after=86_400)

    assert (soon, desk.slack.texts) == (["now"], ["now", "tomorrow"])


def test_an_outage_of_an_hour_loses_nothing(desk):
    desk.slack.failures = [TemporaryFailure("unreachable")] * 60
    desk.tell("a")
    desk.tell("b")

    for _ in range(75):
        desk.deliver(after=60)

    assert desk.slack.texts == ["a", "b"]


def test_a_lost_answer_is_looked_up_before_anything_is_sent_again(desk):
    desk.slack.failures, desk.slack.loses_answers = [AmbiguousFailure("timeout")], True
    desk.tell("once")

    desk.deliver()
    assert desk.row("once").state == "unsure"
    desk.deliver(after=41)

    assert desk.slack.texts == ["once"]
    assert desk.row("once").state == "sent"


def test_what_the_look_up_does_not_find_is_sent_again(desk):
    desk.slack.failures = [AmbiguousFailure("timeout")]
    desk.tell("again")

    desk.deliver()
    desk.deliver(after=41)

    assert desk.slack.texts == ["again"]


def test_nothing_is_sent_while_the_look_up_itself_fails(desk):
    desk.slack.failures = [AmbiguousFailure("timeout")]
    desk.slack.lookup = TemporaryFailure("unreachable")
    desk.tell("patience")

    desk.deliver()
    desk.deliver(after=41)
    desk.slack.lookup = False
    desk.deliver(after=41)

    assert desk.slack.texts == ["patience"]


def test_a_board_that_cannot_be_looked_up_is_not_posted_twice_and_an_admin_hears_of_it(desk):
    desk.slack.failures, desk.slack.lookup = [AmbiguousFailure("timeout")], None
    desk.tell("board", to=BOARD)

    desk.deliver()
    desk.deliver(after=41)

    assert desk.row("board").state == "parked"
    [notice] = desk.slack.posted
    assert notice.address == PersonAddress("U1")
    assert "可能未送达" in notice.reply.text


def test_a_reminder_that_cannot_be_looked_up_comes_again_and_says_so(desk):
    desk.slack.failures, desk.slack.lookup = [AmbiguousFailure("timeout")], None
    desk.tell("call them")

    desk.deliver()
    desk.deliver(after=41)

    assert desk.slack.texts == ["（重发）call them"]


def test_an_undeliverable_post_is_parked_and_an_admin_is_told_once(desk):
    desk.slack.closed_rooms = {"C-EAST"}
    desk.tell("a", to=BOARD)
    desk.tell("b", to=BOARD)

    desk.deliver()
    desk.deliver(after=2)
    desk.deliver(after=2)

    assert [desk.row(text).problem for text in "ab"] == ["is_archived"] * 2
    assert len(desk.slack.posted) == 1
    assert "slack C-EAST" in desk.slack.texts[0]


def test_a_post_that_breaks_the_messenger_holds_up_nobody(desk):
    desk.slack.failures = [ZeroDivisionError()]
    desk.tell("poison", to=BOARD)
    desk.tell("fine", to=BOARD)

    desk.deliver()
    desk.deliver(after=1)

    assert desk.row("poison").state == "parked"
    assert "fine" in desk.slack.texts


def test_who_left_is_told_nothing_and_nobody_is_bothered(desk):
    desk.tell("hello")
    with desk.database.writing(FIRST_COMPANY) as session:
        session.info["change"] = None
        session.execute(Person.__table__.update().values(active=False))

    desk.deliver()

    assert desk.slack.posted == []
    assert desk.row("hello").problem == "person left"


def test_a_channel_that_was_taken_off_the_list_gets_nothing(desk):
    desk.tell("board", to=ToRoom("slack", "C-GONE"))

    desk.deliver()

    assert desk.row("board").problem == "channel not registered any more"


def test_an_answer_goes_to_the_room_where_it_was_asked_registered_or_not(desk):
    desk.tell("answer", to=ToRoom("slack", "C-GONE"), key="answer:slack:Ev1")

    desk.deliver()

    assert desk.slack.texts == ["answer"]


def test_an_answer_goes_back_to_the_platform_it_was_asked_on(desk):
    wecom = type(desk.slack)()
    desk.tell("answer", key="answer:wecom:1")

    desk.another({"slack": desk.slack, "wecom": wecom}).deliver_due(desk.clock.now())

    assert (desk.slack.texts, wecom.texts) == ([], ["answer"])


def test_a_process_without_any_platform_leaves_posts_to_others(desk):
    desk.tell("hello")

    sent = desk.another({}).deliver_due(desk.clock.now())

    assert (sent, desk.row("hello").state) == (0, "queued")


def test_a_person_whom_no_platform_reaches_is_parked_and_an_admin_is_told_once(desk):
    with desk.database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE people SET slack_user_id = NULL WHERE role <> 'admin'")
    desk.tell("hello")
    desk.tell("good day", to="王磊")

    desk.deliver()

    assert desk.row("hello").problem == "no address on any platform"
    assert len(desk.slack.posted) == 1


def test_a_withdrawn_post_is_not_sent(desk):
    desk.tell("oops")
    with desk.database.writing(FIRST_COMPANY) as session:
        assert withdraw(session, "job:test:oops")

    desk.deliver()

    assert desk.slack.posted == []


def test_a_post_that_is_out_cannot_be_withdrawn(desk):
    desk.tell("out")
    desk.deliver()

    with desk.database.writing(FIRST_COMPANY) as session:
        assert not withdraw(session, "job:test:out")

"""A demo that was stopped goes on where it stood: its clock, and what its rooms showed."""

from datetime import timedelta

from bot.clock import MovableClock
from bot.delivery import Delivery
from bot.web.messenger import Gallery, WebMessenger
from bot.web.resuming import fill_rooms, keep_clock, resumed_clock
from bot.web.transcript import Transcript
from core.storage.company import FIRST_COMPANY
from jobs.by_hand import run_job
from jobs.due import DueJobs
from jobs.passing import run_through
from tests.company import MONDAY, SettableClock

FRIDAY = MONDAY + timedelta(days=4, hours=7, minutes=30)


def test_the_clock_stands_where_it_was_moved_to(chat):
    keep_clock(chat.database, FRIDAY)

    assert resumed_clock(chat.database, SettableClock()).now() == FRIDAY


def test_a_clock_that_was_never_moved_tells_the_real_time(chat):
    assert resumed_clock(chat.database, SettableClock()).now() == MONDAY


def test_the_clock_is_never_before_what_was_said_and_posted(chat):
    keep_clock(chat.database, FRIDAY)
    chat.clock.moment = FRIDAY + timedelta(minutes=10)
    chat.says("拜访华东医疗")
    run_job(chat.database, FIRST_COMPANY, "morning-leaderboard", FRIDAY + timedelta(minutes=9))

    resumed = resumed_clock(chat.database, SettableClock())

    assert resumed.now() == chat.clock.moment


def test_the_clock_is_never_before_the_real_one(chat):
    keep_clock(chat.database, FRIDAY)
    later = FRIDAY + timedelta(days=30)

    assert resumed_clock(chat.database, SettableClock(later)).now() == later


def test_the_morning_after_a_restart_posts_again(chat):
    due = DueJobs(chat.database)
    run_through(due, FIRST_COMPANY, MONDAY, FRIDAY, lambda _: None)
    keep_clock(chat.database, FRIDAY)
    start = resumed_clock(chat.database, SettableClock()).now()

    run_through(due, FIRST_COMPANY, start, FRIDAY + timedelta(days=2, hours=15), lambda _: None)
    posted = due.run_due(FIRST_COMPANY, FRIDAY + timedelta(days=2, hours=15, minutes=30)).posted

    assert posted > 0


def test_the_rooms_show_again_what_was_posted(chat):
    shown, again = Transcript(), Transcript()
    clock, gallery = MovableClock(SettableClock()), Gallery(lambda _: b"")
    messenger = WebMessenger("slack", shown, gallery, clock)
    run_job(chat.database, FIRST_COMPANY, "morning-leaderboard", MONDAY)
    Delivery(chat.database, {"slack": messenger}, lambda _: b"", clock).deliver_due(MONDAY)

    fill_rooms(chat.database, again, gallery)

    [board] = again.of_room("slack:C-EAST")
    assert (board.text, board.pictures) == (
        shown.of_room("slack:C-EAST")[0].text,
        shown.of_room("slack:C-EAST")[0].pictures,
    )

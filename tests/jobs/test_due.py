"""What is due is said once: ticks, replicas, outages, failures."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest

from core.errors import UserError
from core.figures.scope import ScopeRef
from core.reply import Post, Reply, ToPerson
from core.storage.company import FIRST_COMPANY
from core.storage.schedules import set_schedule
from jobs.by_hand import jobs_overview
from jobs.due import DueJobs
from jobs.job import DailyJob
from jobs.passing import run_through
from jobs.registry import ALL
from tests.jobs.conftest import at

BOARD = "morning-leaderboard"


def test_the_board_hangs_at_nine_in_each_channel_that_wants_one(office_on_both):
    office_on_both.tick(at(22, "10:00"))

    office_on_both.tick(at(23, "08:59"))
    early = office_on_both.texts(BOARD)
    office_on_both.tick(at(23, "09:00"))

    assert early == []
    lanes = {lane for lane, _ in office_on_both.posts(BOARD)}
    assert lanes == {"slack:C-EAST", "slack:C-EAST-1"}


def test_more_ticks_and_a_restart_add_nothing(office):
    office.tick(at(22, "10:00"))
    office.tick(at(23, "09:00"))
    office.due = DueJobs(office.database)

    office.tick(at(23, "09:00"))
    office.tick(at(23, "09:05"))

    assert len(office.texts(BOARD)) == 2


def test_eight_replicas_at_the_same_moment_say_it_once(office_on_both):
    office_on_both.tick(at(22, "10:00"))
    replicas = [DueJobs(office_on_both.database) for _ in range(8)]

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda due: due.run_due(FIRST_COMPANY, at(23, "09:00")), replicas))

    assert len(office_on_both.texts(BOARD)) == 2


def test_a_short_outage_is_caught_up_with(office):
    office.tick(at(22, "10:00"))

    office.tick(at(23, "11:59"))

    assert len(office.texts(BOARD)) == 2
    assert BOARD not in dict(office.skipped())


def test_after_a_long_outage_the_days_are_recorded_as_skipped_and_leaders_hear_of_it(office):
    office.tick(at(22, "10:00"))

    office.tick(at(25, "12:01"))
    office.tick(at(26, "08:30"))

    days = [day.day for job, day in office.skipped() if job == BOARD]
    assert (office.texts(BOARD), days) == ([], [23, 24, 25])
    [lines] = [reply.text for lane, reply in office.posts("daily-todo")
               if lane == f"person:{office.ids['张敏']}"]  # fmt: skip
    assert "11月24日 周二 的早间排行榜没有发出" in lines


def test_two_months_away_lead_to_one_catch_up_at_most(office):
    office.tick(at(1, "10:00", month=10))

    office.tick(at(23, "09:30"))

    assert len(office.texts(BOARD)) == 2
    assert len([job for job, _ in office.skipped() if job == BOARD]) == 33


def test_a_bot_that_is_set_up_at_ten_does_not_begin_with_the_board_of_nine(office):
    office.tick(at(23, "10:00"))
    office.tick(at(23, "10:01"))

    assert (office.texts(BOARD), office.skipped()) == ([], [])


def test_weekends_and_holidays_have_no_board_but_make_up_saturdays_have(office):
    office.tick(at(1, "08:00", month=10))

    for day in (1, 4, 10):
        office.tick(at(day, "09:00", month=10))

    assert {reply.text[:3] for _, reply in office.posts(BOARD)} == {"排行榜"}
    assert len(office.texts(BOARD)) == 2


def test_what_was_missed_in_the_evening_waits_for_the_morning(office):
    office.tick(at(22, "10:00"))
    office.tick(at(27, "16:00"))

    office.tick(at(27, "23:00"))
    at_night = office.texts("weekly-summary")
    office.tick(at(28, "08:00"))

    assert at_night == []
    assert len(office.texts("weekly-summary")) == 2


def test_one_scopes_failure_does_not_cost_the_others_theirs(office):
    office.due = DueJobs(office.database, jobs={"daily-todo": flaky_job(office)})
    office.tick(at(22, "10:00"))

    ran = office.tick(at(23, "08:30"))
    again = office.tick(at(23, "08:36"))

    assert (ran.posted, ran.failed) == (1, 1)
    assert (again.posted, again.failed) == (1, 0)
    assert sorted(office.texts()) == ["hello 李雪", "hello 王磊"]


def flaky_job(office) -> DailyJob:
    broken = ["李雪"]

    def posts(scene, scope):
        if scope.name in broken:
            broken.remove(scope.name)
            raise ZeroDivisionError
        return (Post(ToPerson(scope.id), Reply(f"hello {scope.name}"), f"job:{scope.id}"),)

    people = [ScopeRef("member", office.ids[name], name) for name in ("李雪", "王磊")]
    return DailyJob("daily-todo", "", "", timedelta(hours=3), lambda scene: people, posts)


def test_a_schedule_that_is_changed_after_it_ran_does_not_run_again_that_day(office):
    office.tick(at(22, "10:00"))
    office.tick(at(23, "09:00"))
    with office.database.writing(FIRST_COMPANY) as session:
        set_schedule(session, BOARD, local_time="11:00", effective_on=date(2026, 11, 23))

    office.tick(at(23, "11:00"))
    office.tick(at(24, "09:30"))
    before = len(office.texts(BOARD))
    office.tick(at(24, "11:00"))

    assert (before, len(office.texts(BOARD))) == (2, 4)


def test_a_job_that_is_switched_off_says_nothing(office):
    office.tick(at(22, "10:00"))
    with office.database.writing(FIRST_COMPANY) as session:
        set_schedule(session, BOARD, enabled=False, effective_on=date(2026, 11, 23))

    office.tick(at(23, "09:00"))

    assert office.texts(BOARD) == []


@pytest.mark.parametrize(("job", "time"), [("nonsense", "09:00"), (BOARD, "25:00")])
def test_a_schedule_of_nonsense_is_refused(office, job, time):
    office.tick(at(22, "10:00"))

    with office.database.writing(FIRST_COMPANY) as session, pytest.raises(UserError):
        set_schedule(session, job, local_time=time, effective_on=date(2026, 11, 23))


def test_a_job_run_by_hand_posts_once_a_day_and_scope(office):
    east = ScopeRef("team", _team_of(office), "华东一部")

    first = office.run(BOARD, at(23, "10:00"), scope=east)
    again = office.run(BOARD, at(23, "16:00"), scope=east)
    tomorrow = office.run(BOARD, at(24, "10:00"), scope=east)

    assert [len(first), len(again), len(tomorrow)] == [1, 0, 1]


def _team_of(office) -> int:
    [one] = [post for post in office.run(BOARD, at(23, "08:00"), dry_run=True)
             if post.to.room == "C-EAST-1"]  # fmt: skip
    return int(one.key.split(":")[3])


def test_a_dry_run_writes_nothing(office):
    told = office.run(BOARD, at(23, "10:00"), dry_run=True)

    assert (len(told), office.texts()) == (2, [])


def test_what_was_run_by_hand_is_not_said_again_by_the_clock(office):
    office.tick(at(22, "10:00"))
    office.run(BOARD, at(23, "08:00"))

    office.tick(at(23, "09:00"))

    assert len(office.texts(BOARD)) == 2


def test_an_unknown_job_is_refused_with_the_names_of_all(office):
    with pytest.raises(UserError, match="weekly-summary"):
        office.run("nonsense", at(23, "10:00"))


def test_the_overview_names_every_job_with_last_and_next_run(office):
    office.tick(at(22, "10:00"))
    office.tick(at(23, "09:00"))

    with office.database.reading(FIRST_COMPANY) as session:
        lines = {line.name: line for line in jobs_overview(session, at(23, "09:01"))}

    assert lines.keys() == ALL.keys()
    assert (lines[BOARD].last_run, lines[BOARD].next_run) == (at(23, "09:00"), at(24, "09:00"))
    assert (lines["weekly-summary"].schedule, lines["weekly-summary"].last_run) == (
        "周五 17:30",
        None,
    )


def test_the_overview_knows_the_next_runs_before_anything_ran(office):
    with office.database.reading(FIRST_COMPANY) as session:
        lines = {line.name: line for line in jobs_overview(session, at(23, "10:00"))}

    assert lines[BOARD].next_run == at(24, "09:00")
    assert lines["weekly-summary"].next_run == at(27, "17:30")


def test_a_company_that_moves_to_another_zone_hears_nothing_twice(office):
    office.tick(at(22, "10:00"))
    office.tick(at(23, "09:00"))
    with office.database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE companies SET timezone = 'Asia/Dubai'")

    office.tick(at(23, "13:00"))
    office.tick(at(24, "13:00"))

    assert len(office.texts(BOARD)) == 4


def test_time_that_passes_shows_everything_on_the_way_in_order(office):
    office.follow_up(date(2026, 11, 23), "14:30")
    moments = []

    run_through(office.due, FIRST_COMPANY, at(22, "10:00"), at(24, "09:00"), moments.append)

    assert [moment.strftime("%d %H:%M") for moment in moments_in_shanghai(moments)] == [
        "23 08:30", "23 09:00", "23 09:20", "23 10:10", "23 14:30", "24 08:30", "24 09:00",
    ]  # fmt: skip
    assert len(office.texts(BOARD)) == 4
    assert office.skipped() == []


def moments_in_shanghai(moments):
    return [moment.astimezone(at(23, "09:00").tzinfo) for moment in moments]

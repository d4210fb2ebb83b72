"""Whatever breaks off, a confirmed file is imported once, and an unfinished one is taken up."""

import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import count

import pytest

from bot.delivery_errors import TemporaryFailure
from bot.files.errands import LEASE, MOST_ATTEMPTS, Errands, LostError
from core.files.sent import SentFile
from core.storage.company import FIRST_COMPANY
from core.storage.drops import claim_drop, contents_of, has_drops
from core.storage.tables import Account, FileDrop, KeptFile
from core.storage.upkeep import tidy
from tests.company import Chat
from tests.files_in_chat.sending import Sending, sent

GOOD = "客户名称,等级\n蓝海,A\n"


class BreaksError(RuntimeError):
    """The process dies here."""


def confirmed(sending: Sending) -> None:
    preview = sending.drops(sent("客户.csv", GOOD))
    sending.chat.hears(preview.card.buttons[0].command, "何佳")


def claimed_by_a_worker_that_dies(sending: Sending) -> None:
    now = sending.chat.clock.now()
    with sending.chat.database.writing(FIRST_COMPANY) as session:
        assert claim_drop(session, "dead", now, now + LEASE) is not None


def test_what_a_dead_worker_held_is_left_alone_for_a_while(sending: Sending):
    confirmed(sending)
    claimed_by_a_worker_that_dies(sending)

    assert sending.errands.run_due() == 0


def test_what_a_dead_worker_held_is_imported_later(sending_on_both: Sending):
    confirmed(sending_on_both)
    claimed_by_a_worker_that_dies(sending_on_both)
    sending_on_both.chat.clock.moment += LEASE

    assert sending_on_both.errands.run_due() == 1
    assert len(sending_on_both.chat.rows(Account)) == 6


def test_an_answer_that_cannot_be_written_leaves_no_import(sending: Sending):
    confirmed(sending)

    class Breaking(Errands):
        def _imported(self, *_: object) -> None:
            raise BreaksError

    Breaking(sending.chat.database, sending.chat.clock).run_due()
    assert len(sending.chat.rows(Account)) == 5
    sending.chat.clock.moment += timedelta(minutes=1)
    assert sending.errands.run_due() == 1
    assert len(sending.chat.rows(Account)) == 6


def test_a_worker_killed_before_its_commit_leaves_nothing(sending_on_both: Sending):
    chat = sending_on_both.chat
    confirmed(sending_on_both)

    died = subprocess.run(
        [sys.executable, "-m", "tests.files_in_chat.dying", chat.database.url], check=False
    )
    assert (died.returncode, len(chat.rows(Account))) == (-signal.SIGKILL, 5)

    chat.clock.moment += LEASE
    sending_on_both.errands.run_due()
    assert len(chat.rows(Account)) == 6
    assert [post.text[:3] for post in sending_on_both.posts()] == ["导入预", "已导入"]


def test_two_workers_do_not_do_the_same(sending_on_both: Sending):
    confirmed(sending_on_both)
    now = sending_on_both.chat.clock.now()
    claim = (now, now + LEASE)

    with sending_on_both.chat.database.writing(FIRST_COMPANY) as session:
        first = claim_drop(session, "one", *claim)
    with sending_on_both.chat.database.writing(FIRST_COMPANY) as session:
        assert (first is None, claim_drop(session, "two", *claim)) == (False, None)


def test_two_workers_at_once_import_once(sending_on_both: Sending):
    chat = sending_on_both.chat
    confirmed(sending_on_both)
    workers = [Errands(chat.database, chat.clock) for _ in range(4)]

    with ThreadPoolExecutor(4) as threads:
        done = list(threads.map(lambda worker: worker.run_due(), workers))

    assert (sum(done), len(chat.rows(Account))) == (1, 6)


def test_two_presses_on_two_servers_import_once(sending_on_both: Sending):
    chat = sending_on_both.chat
    command = sending_on_both.drops(sent("客户.csv", GOOD)).card.buttons[0].command
    servers = [Chat(chat.database, chat.clock, chat.ids, count(100 * n)) for n in (1, 2)]

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(lambda server: server.hears(command, "何佳"), servers))
    sending_on_both.errands.run_due()

    assert len(chat.rows(Account)) == 6
    assert [post.text[:3] for post in sending_on_both.posts()].count("已导入") == 1


def test_a_worker_that_was_overtaken_writes_nothing(sending: Sending):
    confirmed(sending)
    errands = sending.errands
    kept = errands._claim()
    sending.chat.clock.moment += LEASE
    claimed_by_a_worker_that_dies(sending)

    with pytest.raises(LostError):
        errands._import(kept)
    assert len(sending.chat.rows(Account)) == 5


def test_a_file_that_is_never_to_be_had_is_said_to_be(sending: Sending):
    tries = []

    def fetch(_team: str, address: str) -> bytes:
        tries.append(address)
        raise TemporaryFailure("away")

    sending.errands.fetch = {"web": fetch}
    sending.sends(SentFile("客户.csv", 9, source="somewhere"))
    for _ in range(MOST_ATTEMPTS + 2):
        sending.errands.run_due()
        sending.chat.clock.moment += timedelta(minutes=10)

    assert [post.text for post in sending.posts()] == ["客户.csv 下载不下来，请再发一次。"]
    assert len(tries) == MOST_ATTEMPTS


def test_a_file_that_breaks_us_every_time_is_given_up(sending: Sending):
    def fetch(_team: str, _address: str) -> bytes:
        raise BreaksError

    sending.errands.fetch = {"web": fetch}
    sending.sends(SentFile("客户.csv", 9, source="somewhere"))
    for _ in range(MOST_ATTEMPTS + 2):
        sending.errands.run_due()
        sending.chat.clock.moment += timedelta(minutes=10)

    [answer] = sending.posts()
    assert answer.text.startswith("客户.csv 没有处理成，什么都没有写入。")
    assert sending.chat.rows(FileDrop) == []


def test_a_file_is_fetched_once_however_often_it_is_looked_at(sending: Sending):
    tries = []
    sending.errands.fetch = {"web": lambda _team, address: tries.append(address) or GOOD.encode()}
    asked = sending.drops(SentFile("客户.csv", 9, source="somewhere"))

    sending.presses(asked, "确认导入")

    assert tries == ["somewhere"]


def test_the_daily_tidying_removes_what_nobody_confirmed(sending: Sending):
    sending.drops(sent("客户.csv", GOOD))
    later = sending.chat.clock.now() + timedelta(hours=25)

    with sending.chat.database.writing(FIRST_COMPANY) as session:
        tidy(session, later)

    assert sending.chat.rows(FileDrop) == []


def test_only_the_last_few_files_of_a_person_are_kept(sending: Sending):
    for number in range(7):
        sending.drops(sent("客户.csv", GOOD.replace("蓝海", f"蓝海{number}")))

    assert (len(sending.chat.rows(FileDrop)), len(sending.chat.rows(KeptFile))) == (5, 5)


def test_the_bytes_are_gone_once_they_are_imported(sending: Sending):
    confirmed(sending)
    sending.errands.run_due()

    with sending.chat.database.reading(FIRST_COMPANY) as session:
        [kept] = sending.chat.rows(FileDrop)
        assert contents_of(session, kept.id) == {}
        assert not has_drops(session, sending.chat.clock.now())

"""The thread beside the answering: woken by a commit, it does what waits and says that it has."""

import threading
from collections.abc import Iterator

import pytest

from bot.files.loop import FileLoop
from tests.files_in_chat.sending import Sending, sent

PATIENCE_SECONDS = 30


@pytest.fixture
def answered(sending: Sending) -> Iterator[threading.Event]:
    told = threading.Event()
    loop = FileLoop(sending.chat.database, sending.chat.clock, {}, told.set)
    sending.chat.incoming.posted = loop.wake
    loop.start()
    yield told
    loop.stop()


def test_a_file_is_looked_at_as_soon_as_it_is_committed(sending, answered):
    sending.sends(sent("客户.csv", "客户名称\n蓝海\n"))

    assert answered.wait(PATIENCE_SECONDS)
    assert sending.posts()[0].card.title == "导入预览 · 客户.csv"


def test_the_loop_ends_when_it_is_told_to(sending, answered):
    assert [each.name for each in threading.enumerate()].count("files") == 1

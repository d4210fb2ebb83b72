"""A message that cannot be written: no acknowledgement without a commit, and then it goes on."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.storage.tables import Activity, InboxMessage
from tests.company import Chat

VISIT = "拜访华东医疗,张总嫌价格高,下周三再跟进"


@contextmanager
def a_full_disk(chat: Chat) -> Iterator[None]:
    """Let no file of the database grow: what fits into it now is all there is."""
    database = Path(chat.database.url.removeprefix("sqlite:///"))
    room = max(path.stat().st_size for path in database.parent.glob(f"{database.name}*"))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_on_a_full_disk_a_message_is_refused_with_a_clear_line(chat: Chat):
    with a_full_disk(chat):
        answers = [chat.hears(VISIT, message_id=f"m-{number}") for number in range(40)]

    refused = [answer for answer in answers if answer.status == "busy"]
    assert "磁盘" in refused[-1].reply.text
    assert len(chat.rows(Activity)) == len(answers) - len(refused)


def test_with_room_again_the_platforms_retry_is_recorded_once(chat: Chat):
    with a_full_disk(chat):
        while chat.hears(VISIT).status != "busy":
            """Fill what is left."""
        chat.hears("拜访华东医疗,第二次", message_id="m-retried")
    before = len(chat.rows(Activity))

    answer = chat.hears("拜访华东医疗,第二次", message_id="m-retried")

    assert answer.status == "answered"
    assert len(chat.rows(Activity)) == before + 1
    assert "m-retried" in {row.message_id for row in chat.rows(InboxMessage)}

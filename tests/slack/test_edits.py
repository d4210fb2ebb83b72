"""Editing one's own message corrects the record that it made; whatever else changes it does not."""

import json
from dataclasses import dataclass

import pytest
from sqlalchemy import select

from core.reply import Reply, reply_from_json
from core.storage.company import FIRST_COMPANY
from core.storage.tables import Account, Activity, Change, Deal, InboxMessage, OutboxPost
from tests.slack.test_conversations import REP, Town, town

__all__ = ["town"]
SAID = "1795399200.000100"


@dataclass
class Writer:
    """The rep in a direct message, who says one thing and edits it."""

    town: Town
    caller: object
    channel: str = f"D{REP}"

    def says(self, text: str, ts: str = SAID) -> None:
        event = self.caller.event("message", text, self.channel, REP, ts=ts)
        assert self.town.house.gets(self.caller.json(event)).status == 200

    def edits(self, before: str, after: str, at: str = "1795399260.000000", **more: object) -> None:
        assert (
            self.town.house.gets(self.caller.json(self.edit(before, after, at, **more))).status
            == 200
        )

    def edit(self, before: str, after: str, at: str, **more: object) -> dict:
        """Make the event as Slack sends it: hidden, the message as it is now and as it was."""
        payload = self.caller.event("message", "", self.channel, REP, ts=at)
        event = payload["event"]
        said = {"type": "message", "user": REP, "team": "T1", "text": before, "ts": SAID}
        del event["user"], event["text"], event["team"]
        edited = {"edited": {"user": REP, "ts": at}} | more
        event |= {
            "subtype": "message_changed",
            "hidden": True,
            "message": {**said, "text": after, **edited},
            "previous_message": said,
        }
        return payload

    def rows(self, table: type) -> list:
        with self.town.database.reading(FIRST_COMPANY) as session:
            return list(session.scalars(select(table)))

    def visited(self) -> list[str]:
        names = {account.id: account.short_name for account in self.rows(Account)}
        return [names[visit.account_id] for visit in self.rows(Activity)]

    def stored_answers(self) -> list[Reply]:
        return [reply_from_json(post.reply) for post in self.rows(OutboxPost)]

    def answers(self) -> list[str]:
        return [reply.text for reply in self.stored_answers()]


@pytest.fixture
def writer(town, caller) -> Writer:
    return Writer(town, caller)


def test_an_edit_makes_the_record_again_in_one_change(writer):
    writer.says("拜访华东医疗")

    writer.edits("拜访华东医疗", "拜访远大科技")

    assert writer.visited() == ["远大科技"]
    _, first, second = writer.rows(Change)
    assert (first.undone_by, second.undoes, second.intent) == (second.id, first.id, "log_activity")
    assert "按你修改后的消息更正，原来是：拜访 · 华东医疗器械有限公司" in writer.answers()[-1]


def test_undo_after_an_edit_brings_the_first_record_back(writer):
    writer.says("拜访华东医疗")
    writer.edits("拜访华东医疗", "拜访远大科技")

    writer.says("撤销", "1795399300.000100")

    assert writer.visited() == ["华东医疗"]
    assert "更正前的记录又有效了" in writer.answers()[-1]


def test_redo_after_that_brings_the_correction_again(writer):
    writer.says("拜访华东医疗")
    writer.edits("拜访华东医疗", "拜访远大科技")
    writer.says("撤销", "1795399300.000100")

    writer.says("恢复", "1795399400.000100")

    assert writer.visited() == ["远大科技"]


def test_a_retry_of_an_edit_changes_nothing_more(writer):
    writer.says("新商机 华东医疗 50万")
    for _ in range(3):
        writer.edits("新商机 华东医疗 50万", "新商机 华东医疗 45万")

    [deal] = writer.rows(Deal)
    assert deal.amount_minor == 45_000_000
    assert len(writer.rows(Change)) == 3


def test_a_second_edit_corrects_the_first(writer):
    writer.says("华东医疗签了 50万")
    writer.edits("华东医疗签了 50万", "华东医疗签了 45万")

    writer.edits("华东医疗签了 45万", "华东医疗签了 48万", "1795399300.000000")

    [deal] = writer.rows(Deal)
    assert (deal.status, deal.amount_minor) == ("won", 48_000_000)


def test_undo_after_two_edits_brings_the_first_edit_back(writer):
    writer.says("拜访华东医疗")
    writer.edits("拜访华东医疗", "拜访远大科技")
    writer.edits("拜访远大科技", "拜访三一重工", "1795399300.000000")
    assert writer.visited() == ["三一重工"]

    writer.says("撤销", "1795399400.000100")

    assert writer.visited() == ["远大科技"]


def test_an_edit_that_means_the_same_is_left_alone(writer):
    writer.says("拜访华东医疗")

    writer.edits("拜访华东医疗", "拜访华东医疗。")

    assert len(writer.rows(Change)) == 2
    assert len(writer.answers()) == 1


@pytest.mark.parametrize(
    "more", [{"edited": None}, {"bot_id": "B9"}, {"edited": {"user": "U9", "ts": "1795399260.0"}},
             {"subtype": "bot_message"}, {"subtype": "tombstone"}, {"user": "UBOT"}],
)  # fmt: skip
def test_what_nobody_edited_himself_is_left_alone(writer, more):
    writer.says("拜访华东医疗")

    writer.edits("拜访华东医疗", "拜访远大科技", **more)

    assert writer.visited() == ["华东医疗"]


def test_an_unfurled_link_of_an_edited_message_is_left_alone(writer):
    writer.says("拜访华东医疗 <https://example.com>")

    writer.edits("拜访华东医疗 <https://example.com>", "拜访华东医疗 <https://example.com>")

    assert len(writer.rows(InboxMessage)) == 1


def test_an_edit_is_refused_where_something_builds_on_the_record(writer):
    writer.says("新商机 华东医疗 50万")
    writer.says("华东医疗进入报价", "1795399230.000100")

    writer.edits("新商机 华东医疗 50万", "新商机 华东医疗 45万")

    [deal] = writer.rows(Deal)
    assert deal.amount_minor == 50_000_000
    assert "你修改的消息没有生效" in writer.answers()[-1]


def test_an_edit_without_a_record_in_it_leaves_the_record_and_says_so(writer):
    writer.says("拜访华东医疗")

    writer.edits("拜访华东医疗", "哈哈")

    assert writer.visited() == ["华东医疗"]
    assert "原来的记录没有动" in writer.answers()[-1]


def test_a_message_that_was_not_understood_is_recorded_once_it_is_put_right(writer):
    writer.says("败仿华东")

    writer.edits("败仿华东", "拜访华东医疗")

    assert writer.visited() == ["华东医疗"]


def test_an_edit_that_leaves_a_question_takes_the_record_back_and_asks(writer):
    writer.says("拜访华东医疗")

    writer.edits("拜访华东医疗", "拜访了启明智造的刘总")
    assert writer.visited() == []
    writer.says("新建", "1795399300.000100")

    assert len(writer.visited()) == 1
    assert "原来的记录已撤销：拜访 · 华东医疗器械有限公司" in writer.answers()[1]


def test_what_an_answer_completed_is_corrected_by_editing_the_question_s_message(writer):
    writer.says("拜访了启明智造的刘总")
    writer.says("新建", "1795399230.000100")

    writer.edits("拜访了启明智造的刘总", "拜访华东医疗")

    assert writer.visited() == ["华东医疗"]


def test_editing_a_mention_in_a_channel_corrects_its_record(writer, caller, town):
    said = caller.event("app_mention", "<@UBOT> 拜访华东医疗", "C-EAST", REP, ts=SAID)
    town.house.gets(caller.json(said))
    edited = caller.event("app_mention", "<@UBOT> 拜访远大科技", "C-EAST", REP, ts=SAID)
    edited["event"]["edited"] = {"user": REP, "ts": "1795399260.000000"}

    town.house.gets(caller.json(edited))

    assert writer.visited() == ["远大科技"]


def test_an_edit_of_today_is_read_as_of_the_day_it_was_said(writer, town, clock):
    writer.says("今天拜访了华东医疗")
    clock.move_to(clock.now().replace(hour=23))

    writer.edits("今天拜访了华东医疗", "今天拜访了远大科技", "1795474800.000000")

    [visit] = writer.rows(Activity)
    assert visit.occurred_on.isoformat() == "2026-11-23"


def test_the_event_reads_as_the_message_and_what_it_was(writer):
    event = json.loads(json.dumps(writer.edit("a", "b", "1795399260.000000")))["event"]

    assert (event["message"]["text"], event["previous_message"]["text"]) == ("b", "a")

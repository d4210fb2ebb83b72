# ruff: noqa: E501 - a list of sentences
"""Whatever is said, taken back and said again: the changes tell the books, on both databases.

`SALESBEAT_STEPS=50000 pytest tests/records/test_state_machine.py` walks for long.
"""

import os
import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from core.reply import Reply
from core.storage.database import Database
from tests.company import PEOPLE, Chat, found_company
from tests.postgresql import PostgresqlServer
from tests.records.twins import Twins, balances, books_of, without_ids

STEPS = int(os.environ.get("SALESBEAT_STEPS", "60"))
STEPS_A_WALK = 20 if STEPS < 1_000 else 100
NAMES = st.sampled_from([name for name, *_ in PEOPLE])
CUSTOMERS = st.sampled_from(("华东医疗", "远大科技", "三一重工", "华南精密", "Acme", "启明智造"))
SAYINGS = st.sampled_from(
    """
拜访了{a}的张总，下周三再跟进|拜访{a}，进入报价，50万|{a}嫌价格高|新商机 {a} 30万|{a}进入初步意向|{a}走合同流程
{a}退回初步意向|{a}金额改成45万|不对，是40万|不对，是{a}|{a}签了|{a}签了，60万|{a}上周五赢单 20万|{a}丢了，价格高
{a}丢单|{a}回款10万|{a}回款100万|{a}回款计划 12月15日 10万，1月15日 20万|{a}回款计划 12月15日 5万
{a}满意度9分|完成跟进 {a}|推迟{a}的跟进到周五|新客户 {a}|今天参加了培训|积分换礼品 5分|建议：报价单加一个模板
把{a}转给{m}|把{m}的客户都转给我|把我的客户都转给{m}|#1 转给{m}|#2 转给{m}|赢单 #1|丢单 #2 价格高|回款 #1 5万
替{m}记录：拜访了{a}|{m}11月销售额目标 60万|华东一部11月销售额目标 300万|{m}离职，客户都转给王磊
{a} A级|{a}退单了|退单 #1 确认|退单 #2 确认|对手是金蝶|确认目标
撤销|恢复|撤销|1|是|取消|明天|价格|50万
""".strip().replace("\n", "|").split("|")
)  # fmt: skip


class Walk(RuleBasedStateMachine):
    """People say things to two companies that began alike."""

    open_twins: Callable[[], Twins]

    def __init__(self) -> None:
        super().__init__()
        self.twins = type(self).open_twins()
        self.last: tuple[tuple[Reply, ...], str] | None = None

    @rule(saying=SAYINGS, customer=CUSTOMERS, colleague=NAMES, name=NAMES)
    def says(self, saying: str, customer: str, colleague: str, name: str) -> None:
        self._say(saying.format(a=customer, m=colleague), name)

    @rule(number=st.integers(0, 5), name=NAMES)
    def presses(self, number: int, name: str) -> None:
        buttons = self._buttons()
        if buttons and self.last is not None:
            replies, who = self.last
            name = who if number % 3 else name
            self.last = (self.twins.press(replies, number % buttons, name), name)

    @rule(saying=SAYINGS, customer=CUSTOMERS, colleague=NAMES, name=NAMES)
    def says_and_takes_back(self, saying: str, customer: str, colleague: str, name: str) -> None:
        """What is taken back at once leaves no trace in the books but the ledger's entries."""
        before = self._state()
        replies = self._say(saying.format(a=customer, m=colleague), name)
        if not replies[0].changed or replies[0].error_code or "撤销" in replies[0].text:
            return
        after = self._state()
        undone = self.twins.say("撤销", name)
        if undone[0].error_code is None:
            assert difference(before, self._state()) == [], undone[0].text
            assert self.twins.say("恢复", name)[0].error_code is None
            assert difference(after, self._state()) == []

    @rule(hours=st.sampled_from((0, 1, 20)))
    def waits(self, hours: int) -> None:
        self.twins.wait(hours=hours)

    @invariant()
    def nobody_owes_points(self) -> None:
        self.twins.require_no_debts()

    def teardown(self) -> None:
        self.twins.require_truth()
        for chat in self.twins.chats:
            chat.database.close()

    def _say(self, text: str, name: str) -> tuple[Reply, ...]:
        replies = self.twins.say(text, name)
        self.last = (replies, name)
        return replies

    def _buttons(self) -> int:
        card = self.last[0][0].card if self.last else None
        return len(card.buttons) if card else 0

    def _state(self) -> list[str]:
        """Return the books, of the ledger only what it adds up to."""
        chat = self.twins.chats[0]
        rows = {key: row for key, row in books_of(chat).items() if key[0] != "points"}
        owed = [f"points of {one}: {n}" for one, n in balances(chat).items() if n]
        return [*without_ids(rows), *owed]


def difference(before: list[str], after: list[str]) -> list[str]:
    """Return the rows that only one of two states holds."""
    return sorted(set(before) ^ set(after))


def test_the_changes_tell_the_books_on_both_databases(
    migrated_sqlite: Path, tmp_path: Path, postgresql: PostgresqlServer, migrated_postgresql: str
):
    numbers = count()

    def open_twins() -> Twins:
        path = tmp_path / f"walk{next(numbers)}.db"
        shutil.copyfile(migrated_sqlite, path)
        urls = (f"sqlite:///{path}", postgresql.create_database(template=migrated_postgresql))
        databases = [Database(url) for url in urls]
        return Twins(tuple(Chat(one, ids=found_company(one)) for one in databases))

    walking = settings(
        max_examples=max(STEPS // STEPS_A_WALK, 1),
        stateful_step_count=STEPS_A_WALK,
        deadline=None,
        derandomize=STEPS < 1_000,
        database=None,
        # Making a failing walk shorter takes minutes; its last steps tell enough.
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    walk = type("TwinWalk", (Walk,), {"open_twins": staticmethod(open_twins)})
    run_state_machine_as_test(walk, settings=walking)

"""Whatever people say, in whatever order, the books keep the rules of the definitions."""

import random
from datetime import timedelta

import pytest

from core.storage.tables import Deal, Point, StageEntry
from core.vocabulary import Stage
from tests.company import PEOPLE, Chat

CUSTOMERS = ("华东医疗", "远大科技", "三一重工", "华南精密", "Acme", "启明智造")
SAYINGS = (
    """
拜访{a},张总嫌价格高,下周三再跟进|新商机 {a} 50万|{a}签了|{a}上周五赢单 20万|{a}丢单|{a}丢了,价格高
{a}回款10万|{a}昨天进入报价|{a}走合同流程|{a}退回初步意向|不对，是45万|撤销|{a}|50万|明天|价格|1|取消
完成跟进 {a}|{a}满意度9分|今天参加了培训|积分换礼品 9分|新客户 {a}|拜访{a}和三一重工|undo
won {a} 300k|lost {a}, too expensive|visited {a} yesterday
""".strip()
    .replace("\n", "|")
    .split("|")
)


@pytest.mark.parametrize("seed", range(4))
def test_the_books_keep_their_rules(chat: Chat, seed: int):
    _chatter(chat, random.Random(seed), messages=80)

    entries = _entries(chat)
    for deal in chat.rows(Deal):
        days = entries[deal.id]
        assert list(days) == list(Stage)[: len(days)], "no stage is left out"
        assert list(days.values()) == sorted(days.values()), "stages are entered in order"
        assert next(iter(days.values())) <= deal.created_on
        assert deal.stage in days
        assert (deal.closed_on is None) == (deal.status == "open")
        assert deal.status != "won" or len(days) == len(Stage)
        assert deal.closed_on is None or deal.closed_on >= max(days.values())
        assert (deal.loss_reason is not None) == (deal.status == "lost")
    assert all(balance >= 0 for balance in _balances(chat).values())


def _chatter(chat: Chat, dice: random.Random, messages: int) -> None:
    """Say random things as random people, and press random buttons of the answers."""
    buttons: list[tuple[str, str]] = []
    for _ in range(messages):
        name = dice.choice(PEOPLE)[0]
        text = dice.choice(SAYINGS).format(a=dice.choice(CUSTOMERS))
        if buttons and dice.random() < 0.5:
            text, name = dice.choice(buttons[-12:])
        reply = chat.says(text, name)
        assert reply.error_code not in {"broken", "busy"}, text
        if reply.card is not None:
            buttons += [(button.command, name) for button in reply.card.buttons]
        chat.clock.moment += timedelta(hours=dice.choice((0, 0, 0, 1, 20)))


def _entries(chat: Chat) -> dict[int, dict[Stage, object]]:
    found: dict[int, dict[Stage, object]] = {}
    for entry in sorted(chat.rows(StageEntry), key=lambda entry: Stage(entry.stage).order):
        found.setdefault(entry.deal_id, {})[Stage(entry.stage)] = entry.entered_on
    return found


def _balances(chat: Chat) -> dict[int, int]:
    balances: dict[int, int] = {}
    for point in chat.rows(Point):
        balances[point.person_id] = balances.get(point.person_id, 0) + point.points
    return balances

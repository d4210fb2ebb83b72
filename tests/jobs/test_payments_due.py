"""The reminder of money that falls due bears the very sum, and a way to record it."""

from datetime import date
from decimal import Decimal

import pytest

from core.storage.tables import Payment
from core.wording import Wording
from handlers.recording.deal_words import typed_sum
from tests.jobs.conftest import Office, at


def reminder(office: Office, minor: int):
    deal = office.deal(status="won", closed_on=date(2026, 10, 8), amount_minor=20_000_000)
    office.write(Payment(deal_id=deal.id, due_on=date(2026, 11, 24), amount_minor=minor))
    [post] = office.run("payments-due", at(24, "09:20"))
    return deal, post.reply


def test_the_sentence_to_copy_bears_the_sum_that_is_due(office: Office):
    deal, reply = reminder(office, 8_100_000)

    assert f"到账后发：“回款 #{deal.number} 8.1万”。" in reply.text


def test_a_button_names_the_deal_and_leaves_the_sum_to_be_asked_for(office: Office):
    deal, reply = reminder(office, 8_100_000)

    came, ours = reply.card.buttons
    assert came.command == f"回款 华东医疗器械有限公司 #{deal.number}"
    assert ours.command == "我的应收"


@pytest.mark.parametrize(
    ("amount", "zh", "en"),
    [("81000", "8.1万", "81k"), ("81234.5", "81234.5", "81234.5"), ("3000", "3000", "3k"),
     ("1200000", "120万", "1200k"), ("155050", "155050", "155.05k")],
)  # fmt: skip
def test_a_sum_is_typed_exactly(amount: str, zh: str, en: str):
    assert typed_sum(Decimal(amount), Wording("zh")) == zh
    assert typed_sum(Decimal(amount), Wording("en")) == en

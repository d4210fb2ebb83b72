"""A credit limit and a key account, as people say them."""

from core.storage.tables import Account, CreditLimit
from tests.company import Chat


def test_a_leader_grants_a_credit_limit(chat: Chat):
    chat.says("给华东医疗批100万的信用额度", "张敏")

    assert len(chat.rows(CreditLimit)) == 1


def test_a_customer_is_now_a_key_account(chat: Chat):
    chat.says("华东医疗 is now a key account")

    assert [one.tier for one in chat.rows(Account) if "华东医疗" in one.name] == ["A"]

"""What a file brought goes again with one word, and comes back with another."""

from core.storage.changes import BOOKS, as_written
from tests.files_in_chat.sending import Sending, sent

MEMBERS = "姓名,角色,团队,区域,上级\n新人,销售,西北一部,西北,张敏\n李雪,销售,华南一部,华南,徐婷\n"
ACCOUNTS = "客户名称,等级,负责人\n蓝海,A,新人\n华东医疗器械有限公司,B,王磊\n"
DEALS = (
    "编号,客户,负责人,阶段,状态,金额,创建日期,成交日期\n"
    "D1,蓝海,新人,报价,进行中,500000,2026-03-01,\n"
    "D2,华东医疗器械有限公司,王磊,合同签署,赢单,800000,2026-03-01,2026-05-01\n"
)
VISITS = "类型,客户,销售,时间,内容\n拜访,蓝海,新人,2026-04-01 10:00,谈价格\n"
PAYMENTS = "商机编号,应收日期,应收金额,回款日期,回款金额\nD2,2026-06-01,800000,2026-06-02,800000\n"
ALL = (
    sent("成员.csv", MEMBERS),
    sent("客户.csv", ACCOUNTS),
    sent("商机.csv", DEALS),
    sent("跟进记录.csv", VISITS),
    sent("回款.csv", PAYMENTS),
)


def books(sending: Sending) -> dict[str, list]:
    return {
        table.__tablename__: sorted(str(as_written(row)) for row in sending.chat.rows(table))
        for table in BOOKS
    }


def test_five_files_are_taken_back_together(sending_on_both: Sending):
    before = books(sending_on_both)
    done = sending_on_both.presses(sending_on_both.drops(*ALL), "确认导入")
    assert done.text.startswith("已导入 成员.csv、客户.csv、商机.csv、跟进记录.csv、回款.csv")

    assert "已撤销" in sending_on_both.presses(done, "撤销").text

    assert books(sending_on_both) == before


def test_what_was_taken_back_comes_again(sending: Sending):
    done = sending.presses(sending.drops(*ALL), "确认导入")
    after = books(sending)

    back = sending.presses(done, "撤销")
    assert "已恢复" in sending.presses(back, "恢复").text

    assert books(sending) == after


def test_an_import_that_others_have_built_on_stays(sending: Sending):
    done = sending.presses(sending.drops(*ALL), "确认导入")
    sending.chat.says("拜访蓝海，聊得不错", "何佳")

    assert "不能撤销：之后的记录以它为基础" in sending.presses(done, "撤销").text


def test_a_word_is_enough(sending: Sending):
    before = books(sending)
    sending.presses(sending.drops(*ALL), "确认导入")

    sending.says("撤销")

    assert books(sending) == before

"""A file sent into the chat is answered with what it holds; nothing is written before the yes."""

from datetime import timedelta

from core.storage.tables import Account, Change, FileDrop, Target
from tests.company import shown
from tests.files_in_chat.sending import Sending, sent, targets

TWELVE = ["李雪", "王磊", "陈晨"]
ACCOUNTS = "客户名称,等级,负责人\n蓝海,A,李雪\n华东医疗器械有限公司,B,李雪\n"


def test_targets_are_counted_as_people_times_months(sending: Sending):
    preview = sending.drops(sent("目标.csv", targets(TWELVE)))

    assert preview.card.title == "导入预览 · 目标.csv"
    assert preview.card.sections[0].pairs == (("目标", "3 人 × 12 月 = 36 条\n新增 36"),)
    assert [button.label for button in preview.card.buttons] == ["确认导入", "取消"]


def test_nothing_is_written_before_the_yes(sending: Sending):
    sending.drops(sent("目标.csv", targets(TWELVE)))

    assert sending.chat.rows(Target) == []


def test_the_yes_imports_what_was_previewed(sending: Sending):
    preview = sending.drops(sent("目标.csv", targets(TWELVE)))

    done = sending.presses(preview, "确认导入")

    assert done.text == "已导入 目标.csv · 新增 36 · 更新 0"
    assert len(sending.chat.rows(Target)) == 36


def test_an_import_is_one_change_of_its_sender(sending: Sending):
    sending.presses(sending.drops(sent("目标.csv", targets(TWELVE))), "确认导入")

    change = sending.chat.rows(Change)[-1]
    assert (change.actor_id, change.intent) == (sending.chat.ids["何佳"], "import")
    assert (change.platform, change.summary) == ("web", "导入 目标.csv")


def test_an_import_is_taken_back_as_one(sending: Sending):
    done = sending.presses(sending.drops(sent("目标.csv", targets(TWELVE))), "确认导入")

    assert sending.presses(done, "撤销").text.startswith("已撤销：导入 目标.csv")
    assert sending.chat.rows(Target) == []


def test_pressing_twice_imports_once(sending: Sending):
    preview = sending.drops(sent("目标.csv", targets(TWELVE)))
    sending.presses(preview, "确认导入")

    again = sending.presses(preview, "确认导入")

    assert again.text == "这个文件已经处理过了：已导入 目标.csv · 新增 36 · 更新 0"
    assert len(sending.chat.rows(Target)) == 36


def test_a_file_called_off_is_gone(sending: Sending):
    preview = sending.drops(sent("目标.csv", targets(TWELVE)))

    assert sending.presses(preview, "取消").text == "好的，没有导入。"
    assert "没有等着导入的文件" in sending.presses(preview, "确认导入").text
    assert (sending.chat.rows(Target), sending.chat.rows(FileDrop)) == ([], [])


def test_a_preview_is_too_old_after_a_day(sending: Sending):
    preview = sending.drops(sent("目标.csv", targets(TWELVE)))
    sending.chat.clock.moment += timedelta(hours=24)

    assert "预览已经过期" in sending.presses(preview, "确认导入").text


def test_what_has_changed_meanwhile_is_previewed_again(sending: Sending):
    preview = sending.drops(sent("客户.csv", ACCOUNTS))
    assert "新增 1 · 更新 1" in shown(preview)
    sending.chat.says("华东医疗 C级", "李雪")

    again = sending.presses(preview, "确认导入")

    assert "上次预览之后账本有变化，请再看一次。" in again.text
    assert len(sending.chat.rows(Account)) == 5
    assert sending.presses(again, "确认导入").text == "已导入 客户.csv · 新增 1 · 更新 1"


def test_a_file_that_changes_nothing_asks_nothing(sending: Sending):
    sending.presses(sending.drops(sent("客户.csv", ACCOUNTS)), "确认导入")

    again = sending.drops(sent("客户.csv", ACCOUNTS))

    assert again.card.title == "没有变化 · 客户.csv"
    assert again.card.buttons == ()


def test_several_files_are_one_import(sending: Sending):
    members = "姓名,角色,团队\n新人,销售,华东一部\n"

    preview = sending.drops(sent("成员.csv", members), sent("目标.csv", targets(["新人"])))

    assert "成员.csv、目标.csv" in preview.card.title
    assert sending.presses(preview, "确认导入").text.endswith("新增 13 · 更新 0")


def test_an_english_speaker_is_answered_in_english(sending: Sending):
    content = targets(["李雪"])

    preview = sending.drops(sent("targets.csv", content), text="please import this file")

    assert preview.card.title == "Import preview · targets.csv"
    assert preview.card.sections[0].pairs == (
        ("targets", "1 person × 12 months = 12 rows\n12 new"),
    )


def test_a_sent_file_waits_through_a_crash_of_the_worker(sending: Sending):
    sending.sends(sent("目标.csv", targets(TWELVE)))

    assert Sending(sending.chat).errands.run_due() == 1


def test_the_same_message_delivered_twice_is_previewed_once(sending: Sending):
    for _ in range(2):
        sending.drops(sent("目标.csv", targets(TWELVE)), message_id="m-twice")

    assert len(sending.posts()) == 1


def test_it_works_on_both_databases(sending_on_both: Sending):
    preview = sending_on_both.drops(sent("目标.csv", targets(TWELVE)))

    done = sending_on_both.presses(preview, "确认导入")

    assert done.text == "已导入 目标.csv · 新增 36 · 更新 0"

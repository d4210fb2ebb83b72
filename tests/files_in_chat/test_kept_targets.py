"""A table of targets as people keep it is previewed and imported without a question."""

from tests.files_in_chat.sending import Sending, sent

MONTHS = ",".join(f"{month}月" for month in range(1, 13))
TWELVE = [f"销售{number}" for number in range(1, 13)]
MEMBERS = "姓名,角色\n" + "\n".join(f"{name},销售" for name in TWELVE) + "\n"


def wide(people: list[str]) -> str:
    rows = [f"{name},{','.join(['10万'] * 12)}" for name in people]
    return "\n".join([f"成员,{MONTHS}", *rows, ""])


def test_twelve_people_and_twelve_months_are_144_targets(sending_on_both: Sending):
    sending_on_both.presses(sending_on_both.drops(sent("成员.csv", MEMBERS)), "确认导入")

    preview = sending_on_both.drops(sent("2027年销售额目标.csv", wide(TWELVE)))
    counted = preview.card.sections[0].pairs
    done = sending_on_both.presses(preview, "确认导入")

    assert counted == (("目标", "12 人 × 12 月 = 144 条\n新增 144"),)
    assert done.text == "已导入 2027年销售额目标.csv · 新增 144 · 更新 0"


def test_a_table_without_a_level_is_not_asked_for_one(sending: Sending):
    preview = sending.drops(sent("targets.csv", "成员,指标,月份,目标\n李雪,销售额,2027-01,50万\n"))

    assert preview.card.sections[0].pairs == (("目标", "1 人 × 1 月 = 1 条\n新增 1"),)
    assert "按“成员的目标”的列对应导入" in preview.text


def test_the_bad_rows_of_a_wide_table_import_once_they_are_mended(sending: Sending):
    sending.drops(sent("2027年销售额目标.csv", wide(["李雪", "无名"])))
    name, content = sending.given(sending.posts()[-1])
    mended = content.decode("utf-8-sig").replace("无名", "王磊")

    preview = sending.drops(sent(name, mended))

    assert preview.card.sections[0].pairs == (("目标", "1 人 × 12 月 = 12 条\n新增 12"),)
    assert "2027" in sending.presses(preview, "确认导入").text

# ruff: noqa: E501 - tables
from datetime import datetime

import pytest

from core.language.names.known_names import Directory, Name, NameIndex
from core.language.understand import understand
from core.vocabulary import Metric, Region, Stage
from tests.language.reading import CHINA, DIRECTORY

NOW = datetime(2026, 11, 23, 10, tzinfo=CHINA)


def account_of(text: str) -> str | None:
    return understand(text, DIRECTORY, NOW).account


@pytest.mark.parametrize(
    ("written", "full"),
    [
        ("华东医疗器械有限公司", "华东医疗器械有限公司"), ("华东器械", "华东医疗器械有限公司"), ("华东医寮", "华东医疗器械有限公司"),
        ("huadong yiliao", "华东医疗器械有限公司"), ("hdyl", "华东医疗器械有限公司"), ("wanke", "万科企业股份有限公司"),
        ("三一重功", "三一重工股份有限公司"), ("海纳白川", "海纳百川供应链有限公司"), ("acme", "Acme Robotics"),
        ("Gloden Gate", "Golden Gate Trading"), ("FHS", "Friday Harbor Seafood"), ("blueocean", "Blue Ocean Logistics"),
        ("远大", "远大科技股份有限公司"), ("远达", "远达科技有限公司"), ("礼拜一咖啡", "Monday Coffee"),
    ],
)  # fmt: skip
def test_finds_an_account_however_it_is_written(written, full):
    assert account_of(f"拜访了{written}") == full


def test_a_name_that_sounds_like_two_is_asked_for_and_not_guessed():
    found = understand("拜访了恒新达的王总", DIRECTORY, NOW)

    assert found.account is None
    assert found.candidates == ("恒信达电子有限公司", "恒鑫达机电有限公司")


def test_a_weekday_before_a_numeral_is_no_customer():
    assert account_of("下周三一起去拜访万科") == "万科企业股份有限公司"


def test_a_new_customer_is_taken_as_written():
    found = understand("新增客户：苏州启明智造有限公司", DIRECTORY, NOW)

    assert (found.account, found.account_known) == ("苏州启明智造有限公司", False)


def test_an_alias_of_two_accounts_gives_both_as_candidates():
    directory = Directory.build([Name("蓝海物流", ("蓝海",)), Name("蓝海货运", ("蓝海",))], [])

    assert understand("拜访了蓝海", directory, NOW).candidates == ("蓝海物流", "蓝海货运")


def test_a_company_may_name_its_own_regions_and_teams():
    directory = Directory.build([], [], [Name("飞鹰")], [Name("gba", ("大湾区",))])

    assert understand("大湾区漏斗", directory, NOW).scope.name == "gba"
    assert understand("飞鹰漏斗", directory, NOW).scope.name == "飞鹰"


def test_thousands_of_names_do_not_change_a_reading():
    many = [Name(f"客商{n}号贸易有限公司", (f"客商{n}号",)) for n in range(3000)]
    directory = Directory.build([*DIRECTORY.accounts, *many], DIRECTORY.members)

    assert understand("拜访了客商2718号", directory, NOW).account == "客商2718号贸易有限公司"
    assert understand("拜访华东医寮张总", directory, NOW).account == "华东医疗器械有限公司"


@pytest.mark.parametrize(
    ("kind", "word", "key"),
    [
        (Stage, "报价", "proposal"),
        (Stage, "方案", "proposal"),
        (Region, "华东", "east"),
        (Metric, "Deals won", "deals_won"),
    ],
)
def test_files_may_use_the_words_of_either_language(kind, word, key):
    assert kind.read(word) == key
    assert kind.read("nonsense") is None


def names_with(*full: str) -> Directory:
    return Directory.build([Name(name) for name in full], [])


@pytest.mark.parametrize("said", ["云帆智能", "云帆智能科技", "苏州云帆智能"])
def test_a_new_customer_is_found_by_what_people_call_it(said):
    found = understand(f"拜访了{said}", names_with("苏州云帆智能科技有限公司"), NOW)

    assert found.account == "苏州云帆智能科技有限公司"


def test_a_short_name_that_two_customers_share_is_asked_for():
    directory = names_with("苏州云帆智能科技有限公司", "杭州云帆智能设备有限公司")

    found = understand("拜访了云帆智能", directory, NOW)

    assert found.account is None
    assert len(found.candidates) == 2


def test_what_is_left_of_a_name_is_no_everyday_word():
    assert understand("明天再说", names_with("明天科技有限公司"), NOW).account is None


def test_a_known_nickname_before_another_trade_is_somebody_else():
    found = understand("拜访天工食品", DIRECTORY, NOW)

    assert (found.account, found.account_known) == ("天工食品", False)


def test_a_record_is_read_up_to_the_largest_number():
    assert understand("商机 #9223372036854775807 赢单", DIRECTORY, NOW).record == 2**63 - 1


def test_a_name_that_loses_an_alias_keeps_the_rest():
    index = NameIndex.of([Name("华东医疗器械有限公司", ("华医", "东医"))], cores=True)

    index.rename(Name("华东医疗器械有限公司", ("东医",)))

    assert index.find("拜访华医") == []
    assert [found.value[0] for found in index.find("拜访东医")] == ["华东医疗器械有限公司"]


def test_an_alias_given_up_may_be_anothers_short_name_again():
    clouds = ("苏州云帆智能科技有限公司", "杭州云帆智能设备有限公司")
    index = NameIndex.of([Name(clouds[0], ("云帆智能",)), Name(clouds[1])], cores=True)

    index.rename(Name(clouds[0]))

    assert [set(found.value) for found in index.find("拜访云帆智能")] == [set(clouds)]


LATIN = names_with(
    "Acme Industrial Ltd.", "Golden Gate Foods Inc", "Summit Foods Inc", "Target Media Inc",
    "Monday Coffee Co., Ltd", "Blue Ocean Trading LLC", "Blue Ocean Logistics GmbH",
)  # fmt: skip


@pytest.mark.parametrize(
    ("said", "full"),
    [
        ("visited Acme yesterday", "Acme Industrial Ltd."),
        ("acme signed, 50k", "Acme Industrial Ltd."),
        ("called Acmee Industrial", "Acme Industrial Ltd."),
        ("call Golden Gate tomorrow", "Golden Gate Foods Inc"),
        ("visited Summit yesterday", "Summit Foods Inc"),
        ("met Monday Coffee today", "Monday Coffee Co., Ltd"),
        ("met them at the summit", None),
        ("coffee with them on monday", None),
        ("show target", None),
    ],
)
def test_a_latin_name_is_known_without_its_trade_and_no_everyday_word(said, full):
    assert understand(said, LATIN, NOW).account == full


def test_a_latin_name_that_two_share_is_asked_for():
    found = understand("visited Blue Ocean yesterday", LATIN, NOW)

    assert found.candidates == ("Blue Ocean Trading LLC", "Blue Ocean Logistics GmbH")


def test_a_wrong_character_as_near_to_two_names_is_asked_for():
    directory = names_with("东莞晨光塑胶有限公司", "东莞晨星塑胶有限公司")

    found = understand("东莞晨米塑胶嫌贵", directory, NOW)
    assert found.candidates == ("东莞晨光塑胶有限公司", "东莞晨星塑胶有限公司")


@pytest.mark.parametrize("other", ["华西医疗器械", "华南医疗器械", "华东医药器械"])
def test_another_place_or_trade_is_another_company(other):
    assert names_with("华东医疗器械有限公司").account_sounds.find(f"拜访{other}") == []


def test_initials_that_many_share_are_no_name():
    directory = names_with(*(f"华东云岭{one}有限公司" for one in "甲乙丙丁"))

    assert directory.account_sounds.find("call hdyl") == []


def test_a_name_that_came_later_is_found_in_every_way():
    directory = names_with("华东医疗器械有限公司")
    directory.account_sounds.find("先建好索引")
    directory.account_index.add(Name("苏州启明智造有限公司"))

    for said in ("启明智造", "启名智造", "qiming zhizao", "qmzz"):
        found = understand(f"拜访了{said}", directory, NOW)
        assert found.account == "苏州启明智造有限公司"


def test_a_name_that_went_gives_back_what_it_kept_from_others():
    directory = names_with("苏州云帆智能科技有限公司", "云帆智能有限公司")

    assert understand("拜访云帆智能", directory, NOW).account == "云帆智能有限公司"
    directory.account_index.remove("云帆智能有限公司")
    assert understand("拜访云帆智能", directory, NOW).account == "苏州云帆智能科技有限公司"

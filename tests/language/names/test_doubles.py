"""Names that may be one customer twice, and those that are two."""

import pytest

from core.language.names.doubles import doubles_in


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("华东医疗器械有限公司", "华东医疗器械股份有限公司"),
        ("华东医疗", "华东医疗器械有限公司"),
        ("天工食品", "天宫食品有限公司"),
        ("启明智造", "启智明造"),
        ("Acme Robotics", "ACME Robotics Inc"),
        ("Acme Robotics", "Acme Robotic"),
        ("（上海）明德电子", "上海明德电子"),
        ("ＡＢＣ软件", "ABC软件有限公司"),
        ("上海明德精密仪器设备", "上海明德精密仪表设备"),
    ],
)
def test_names_of_one_customer_are_found(one: str, other: str):
    assert [set(pair) for pair in doubles_in([one, "三一重工", other])] == [{one, other}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("华东医疗", "华南医疗"),
        ("华东", "华东医疗"),
        ("客户12", "客户21"),
        ("客户001号工厂店", "客户002号工厂店"),
        ("明德电子科技一厂", "明德电子科技二厂"),
        ("中国石油", "中国石油天然气管道工程"),
        ("三一重工", "三一重能"),
        ("Acme Robotics", "Apex Robotics"),
    ],
)
def test_names_of_two_customers_are_not(one: str, other: str):
    assert doubles_in([one, other]) == []


def test_the_order_of_the_names_does_not_matter():
    names = ["天工食品", "远大科技", "天宫食品有限公司", "远大科技股份有限公司"]

    assert doubles_in(names) == doubles_in(names[::-1])

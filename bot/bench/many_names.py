"""Names as a register of companies has them: any number, each once, the same in every run."""

import random
from collections.abc import Iterable
from itertools import islice, product

from core.language.names.known_names import Directory, Name

PLACES = """
    北京 上海 天津 重庆 深圳 广州 杭州 苏州 南京 成都 武汉 西安 郑州 长沙 青岛 济南 厦门 福州 合肥
    宁波 温州 无锡 东莞 佛山 珠海 沈阳 大连 浙江 江苏 广东 山东
"""
BRAND = (
    "云帆启明恒信达博瑞海纳川华东方正新天宏盛远康泰安金鼎丰德润和嘉诚利通科智慧联创佳美乐优品源锦绣龙腾飞跃"
    "星辰光耀辉煌中兴国民顺昌隆旺凯旋百汇群英世纪伟业卓越领航先锋极致雅臻善益健怡然欣荣晨曦晟旭昊宇轩逸"
)
TRADES = """
    科技 网络科技 信息技术 电子 医疗器械 生物科技 食品 机械 设备 建材 物流 商贸 贸易 实业 能源
    环保科技 智能科技 软件 传媒 文化传媒 餐饮管理 纺织 化工 新材料 供应链管理 置业 精密制造 包装
"""
LEGAL = "有限公司 有限公司 有限责任公司 股份有限公司 集团有限公司"
FIRST_WORDS = """
    North South Blue Green Silver Golden Bright Grand Royal Pacific Atlantic Summit River Stone
    Maple Cedar Falcon Eagle Tiger Orion Nova Vector Sigma Quantum Stellar Coral Amber Jade Pearl
"""
SECOND_WORDS = """
    Harbor Valley Ridge Point Bridge Gate Field Wood Brook Peak Coast Bay Hill Port Forge Mill
    Works Path Wave Spring Haven Grove
"""
LATIN_TRADES = """
    Foods Logistics Labs Media Trading Systems Robotics Textiles Pharma Motors Energy Software
"""
CHINESE_PARTS = (PLACES.split(), TRADES.split(), LEGAL.split())
LATIN_PARTS = (FIRST_WORDS.split(), SECOND_WORDS.split(), LATIN_TRADES.split())
LATIN_LEGAL = (" Inc", " Ltd", " LLC", " Co., Ltd", " GmbH", "")
SHARE_OF_LATIN = 0.15
SHARE_WITH_PLACE = 0.7
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚玲桂"


def companies(count: int) -> list[str]:
    chance = random.Random(5)  # noqa: S311 (no secret: the same names in every run)
    names: dict[str, None] = {}
    while len(names) < count:
        latin = chance.random() < SHARE_OF_LATIN
        names[_latin(chance) if latin else _chinese(chance)] = None
    return list(names)


def _chinese(chance: random.Random) -> str:
    place, trade, legal = (chance.choice(part) for part in CHINESE_PARTS)
    place = place if chance.random() < SHARE_WITH_PLACE else ""
    brand = "".join(chance.choices(BRAND, k=chance.choice((2, 2, 3, 3, 4))))
    return place + brand + trade + legal


def _latin(chance: random.Random) -> str:
    return " ".join(chance.choice(part) for part in LATIN_PARTS) + chance.choice(LATIN_LEGAL)


def people(count: int) -> list[str]:
    return list(islice(map("".join, product(SURNAMES, GIVEN, GIVEN)), count))


def directory_of(accounts: Iterable[str], members: Iterable[str]) -> Directory:
    return Directory.build(map(Name, accounts), map(Name, members))

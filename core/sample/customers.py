"""The customers of the sample company: five hundred invented firms."""

from dataclasses import dataclass, field
from datetime import date
from random import Random

from core.sample.calendar import Days
from core.sample.cast import MAIN_REP, Member

COUNT = 500
UNOWNED = 12
BRANDS = (
    "恒信", "瑞丰", "鼎盛", "云帆", "金穗", "博瑞", "天工", "星辰", "海纳", "启明", "中科", "联创",
    "华腾", "宏远", "国泰", "鑫源", "顺达", "永泰", "东升", "嘉禾", "盛世", "锦程", "万通", "卓越",
    "安泰", "百川", "长风", "德邦", "飞跃", "光华", "浩瀚", "佳美", "开元", "凌云", "美佳", "诺亚",
    "鹏程", "麒麟", "润泽", "三合", "泰和", "维信", "祥瑞", "益民", "源创", "智云", "紫光", "昊天",
    "泓泰", "朗科", "蓝海", "力诺", "明德", "南山", "欧亚", "普惠", "青禾", "荣盛", "圣元", "腾达",
    "威胜", "旭日", "亚太", "银河", "兆丰", "正大", "众诚", "方舟", "海润", "禾丰", "慧聪", "佰利",
    "科瑞", "龙腾", "迈德", "尚品", "同创", "新锐", "信立", "优邦",
)  # fmt: skip
TRADES: dict[str, tuple[str, ...]] = {
    "医疗": ("医疗器械", "生物医药", "医疗科技"),
    "制造": ("精密机械", "智能装备", "电子科技", "机电设备", "自动化"),
    "零售": ("商贸", "食品", "服饰"),
    "物流": ("物流", "供应链管理"),
    "教育": ("教育科技", "文化传播"),
    "互联网": ("网络科技", "信息技术", "数据科技"),
    "餐饮": ("餐饮管理",),
    "能源": ("新能源", "环保科技"),
    "建筑": ("建材", "装饰工程"),
}
CITIES = {
    "east": ("上海", "苏州", "杭州", "南京", "宁波", "无锡", ""),
    "south": ("深圳", "广州", "东莞", "厦门", "佛山", ""),
    "north": ("北京", "天津", "济南", "石家庄", ""),
    "west": ("成都", "西安", "重庆", "昆明", ""),
}
ENGLISH = (
    "Alpine Robotics", "Harbor Logistics", "Nova Biotech", "Orion Auto Parts",
    "Golden Gate Trading", "Blue Ocean Shipping", "Summit Foods", "Maple Software",
    "Crescent Energy", "Lotus Hospitality", "Pioneer Optics", "Silverline Medical",
    "Everest Retail", "Cobalt Systems", "Evergreen Packaging", "Redwood Analytics",
    "Northstar Aviation", "Kingfisher Textiles", "Polaris Instruments", "Jade Bay Hotels",
    "Vertex Semiconductors", "Sunrise Dairy", "Atlas Elevators", "Coral Cosmetics",
    "Bluebird Education", "Ironwood Furniture", "Meridian Travel", "Pacific Paper",
    "Quantum Labs", "Riverside Clinics", "Sapphire Jewelry", "Terra Organics",
    "Union Freight", "Zenith Watches",
)  # fmt: skip
SURNAMES = "张王李刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
TITLES = ("总", "经理", "主任", "工", "总监", "处长")
TIERS = {"A": 10, "B": 25, "C": 40, "D": 25}
FAVOURITE = "华东医疗器械有限公司"


@dataclass
class Customer:
    """One firm. `created_on` moves back to its first deal, should that be older."""

    name: str
    short_name: str
    region: str
    owner: str
    tier: str
    industry: str
    created_on: date
    contacts: tuple[str, ...] = field(default=())


def customers(dice: Random, days: Days, reps: list[Member]) -> list[Customer]:
    """Return five hundred firms; the first is the main rep's best one."""
    favourite = Customer(
        FAVOURITE, "华东医疗", "east", MAIN_REP, "A", "医疗", days.back(700), ("张总", "刘主任")
    )
    made = {favourite.short_name: favourite}
    owners = [reps[n % len(reps)] for n in range(COUNT)]
    dice.shuffle(owners)
    for owner in owners[: len(ENGLISH)]:
        name = ENGLISH[len(made) - 1]
        made[name] = _customer(dice, days, owner, (name, name.split()[0], "贸易"))
    while len(made) < COUNT:
        owner = owners[len(made)]
        names = _chinese(dice, owner.region)
        made.setdefault(names[1], _customer(dice, days, owner, names))
    everyone = list(made.values())
    for customer in everyone[-UNOWNED:]:
        customer.owner = ""
    return everyone


def _chinese(dice: Random, region: str) -> tuple[str, str, str]:
    """Return a full name, the short one and the trade."""
    trade = dice.choice(list(TRADES))
    business = dice.choice(TRADES[trade])
    brand = dice.choice(BRANDS)
    ending = dice.choice(("有限公司", "有限公司", "有限公司", "股份有限公司", "集团有限公司"))
    return dice.choice(CITIES[region]) + brand + business + ending, brand + business[:2], trade


def _customer(dice: Random, days: Days, owner: Member, names: tuple[str, str, str]) -> Customer:
    [tier] = dice.choices(list(TIERS), weights=list(TIERS.values()))
    created_on = days.back(dice.randint(5, 5 * 365))
    contacts = tuple(dice.choice(SURNAMES) + dice.choice(TITLES) for _ in range(2))
    name, short_name, trade = names
    return Customer(name, short_name, owner.region, owner.name, tier, trade, created_on, contacts)

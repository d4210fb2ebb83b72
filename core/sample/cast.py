"""The people of the sample company: four regions, ten teams, sixty members, all invented."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from random import Random

from pypinyin import lazy_pinyin

REGIONS = ("east", "south", "north", "west")
TEAMS: dict[str, str] = {
    "上海队": "east", "杭州队": "east", "南京队": "east",
    "深圳队": "south", "广州队": "south", "厦门队": "south",
    "北京队": "north", "天津队": "north",
    "成都队": "west", "西安队": "west",
}  # fmt: skip
DIRECTORS = {"east": "周建国", "south": "黄志强", "north": "孙丽华", "west": "Tony Wang"}
MANAGERS = {
    "上海队": "王磊", "杭州队": "赵敏", "南京队": "吴昊", "深圳队": "林峰", "广州队": "何佳",
    "厦门队": "郭晓东", "北京队": "胡军", "天津队": "田甜", "成都队": "罗毅", "西安队": "韩冰",
}  # fmt: skip
ADMIN = "陈静"
REPS = {
    "上海队": ("李雪", "张伟", "Kevin Zhou", "徐婷", "马超"),
    "杭州队": ("刘洋", "沈佳宜", "杨帆", "许晴川", "陆一鸣"),
    "南京队": ("陈晨", "蒋雯", "曹阳", "欧阳雪", "顾盼"),
    "深圳队": ("李强", "Amy Lin", "邓超群", "梁思琪", "钟浩然"),
    "广州队": ("黄蓉蓉", "谢天宇", "冯晓梅", "彭飞", "Jason Liu"),
    "厦门队": ("苏小曼", "叶子涵", "林志远", "方圆圆"),
    "北京队": ("张敏", "赵一凡", "孟庆国", "Grace Chen", "白雪松"),
    "天津队": ("石磊", "范晓萱", "于海波", "康乐"),
    "成都队": ("唐甜", "廖凡", "邹明明", "Leo Zhang"),
    "西安队": ("秦朗", "雷雨", "高圆"),
}  # fmt: skip
ALIASES = {
    "李雪": "小李;Snow", "王磊": "磊哥;王经理", "周建国": "周总;老周", "陈静": "静姐",
    "张伟": "大伟;David", "Kevin Zhou": "Kevin;周凯文", "徐婷": "婷婷;Tina", "刘洋": "小刘",
    "李强": "强哥", "Amy Lin": "Amy;林艾米", "张敏": "敏敏", "欧阳雪": "欧阳",
    "Tony Wang": "Tony;王东尼", "Jason Liu": "Jason;刘杰森", "Grace Chen": "Grace;陈格蕾",
    "Leo Zhang": "Leo;张立欧", "黄志强": "黄总", "孙丽华": "孙总", "陈晨": "晨晨",
}  # fmt: skip
# The ones whose figures stand out on every board.
STRONG = {"李强", "刘洋", "张敏", "唐甜", "Kevin Zhou", "Amy Lin"}
WEAK = {"马超", "曹阳", "彭飞", "康乐", "高圆", "方圆圆"}
MAIN_REP = "李雪"
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789"


@dataclass(frozen=True)
class Member:
    """One person. `skill` is 1 for the average; only reps sell."""

    name: str
    role: str
    team: str
    region: str
    manager: str
    skill: float
    slack_user_id: str
    wecom_user_id: str

    @property
    def aliases(self) -> str:
        return ALIASES.get(self.name, "")

    @property
    def email(self) -> str:
        return f"{self.wecom_user_id.lower()}@example.com"


def cast(dice: Random) -> tuple[Member, ...]:
    """Return all sixty: first a rep, a manager and a director of the east, and the admin."""
    directors = (_Part(name, "director", region=region) for region, name in DIRECTORS.items())
    parts = (_Part(ADMIN, "admin"), *directors, *map(_manager, TEAMS), *_reps(dice))
    first = (MAIN_REP, MANAGERS["上海队"], DIRECTORS["east"], ADMIN)
    by_name = {part.name: part for part in parts}
    names = (*first, *(name for name in by_name if name not in first))
    return tuple(_member(dice, by_name[name]) for name in names)


@dataclass(frozen=True)
class _Part:
    """What is written about a person; the accounts on the platforms are drawn."""

    name: str
    role: str
    team: str = ""
    region: str = ""
    manager: str = ""
    skill: float = 1.0


def _manager(team: str) -> _Part:
    region = TEAMS[team]
    return _Part(MANAGERS[team], "manager", team, region, DIRECTORS[region])


def _reps(dice: Random) -> Iterator[_Part]:
    for team, names in REPS.items():
        for name in names:
            usual = dice.uniform(0.88, 1.14)
            skill = 1.3 if name in STRONG else 0.7 if name in WEAK else usual
            yield _Part(name, "rep", team, TEAMS[team], MANAGERS[team], skill)


def _member(dice: Random, part: _Part) -> Member:
    login = "".join(syllable.capitalize() for syllable in lazy_pinyin(part.name))
    return Member(
        **asdict(part),
        slack_user_id="U0" + "".join(dice.choices(LETTERS, k=9)),
        wecom_user_id=login.replace(" ", ""),
    )

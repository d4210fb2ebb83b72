"""Tables of targets without a level: who is named tells it, by a column 成员, 团队 or 大区."""

from core.files.importing.headers import folded
from core.files.importing.recipes import Recipe
from core.files.layout import FileKind

MEMBERS = (
    "成员", "销售", "姓名", "人员", "员工", "负责人", "业务员", "销售人员", "销售员", "销售姓名",
    "member", "rep", "sales rep", "salesperson", "person", "owner", "employee",
)  # fmt: skip
TEAMS = ("团队", "部门", "小组", "销售组", "组", "team", "group", "department")
REGIONS = ("大区", "区域", "地区", "销售区域", "region", "area")
NAMED_BY = frozenset(folded(word) for word in (*MEMBERS, *TEAMS, *REGIONS))


def _targets_of(scope: str, zh: str, en: str, names: tuple[str, ...]) -> Recipe:
    """Read the one who is named as the name of a target, and as its level."""
    return Recipe(
        zh,
        en,
        FileKind.TARGETS,
        dict.fromkeys(names, "name"),
        {"name>scope": {"*": scope}},
        {"name": "scope"},
    )


NATURAL = (
    _targets_of("member", "成员的目标", "targets of members", MEMBERS),
    _targets_of("team", "团队的目标", "targets of teams", TEAMS),
    _targets_of("region", "区域的目标", "targets of regions", REGIONS),
)

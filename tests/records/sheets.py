"""Files that an office might import: sound, contradictory and broken ones, of few names.

The same names come again and again, so that rows meet what chat and other files have written.
"""

from hypothesis import strategies as st

from tests.company import PEOPLE, TEAMS

Files = dict[str, str]
NEW_PEOPLE = ("孙悦", "周涛")
NAMES = [name for name, *_ in PEOPLE]
ACCOUNTS = (
    "华东医疗器械有限公司", "远大科技股份有限公司", "三一重工股份有限公司", "Acme Robotics",
    "启明智造", "蓝海物流", "青禾农业",
)  # fmt: skip
DEALS = ("D1", "D2", "D3", "D4", "#1", "#2")
AMOUNTS = ("", "50000", "￥1200.50", "30万", "0", "480000")
DAYS = ("2026-07-01", "2026/8/5", "9月10日", "2026-10-15", "2026-11-20")
# What a cell may hold that nobody can read.
NONSENSE = ("坏", "2026-13-40", "-5", "nobody", "=1+1", "")
_some = st.sampled_from
_owner = _some((*NAMES[2:], *NEW_PEOPLE, ""))
# The way that a deal went, so that most rows make sense.
_WAY = "stage,status,closed_on,loss_reason"
_ways = _some(
    ("lead,open,,", "qualified,open,,", "proposal,open,,", "contract,open,,", "proposal,,,",
     "contract,won,2026-11-20,", "proposal,lost,2026-11-12,price",
     "lead,lost,2026-11-02,competitor", "contract,won,2026-10-15,", "contract,won,2026-06-01,")
)  # fmt: skip
_paid = _some((",", "2026-11-20,", "2026-11-20,30000", "2026-10-30,0", ",5000"))
_targets = _some(
    ("company,", "region,east", "team,华东一部", *(f"member,{name}" for name in NAMES[2:]))
)
_metrics = _some(("revenue,2026-11,600000", "revenue,2026-11,900000", "visits,2026-11,20",
                  "payments,2026-Q4,3000000", "conversion,2026-11,0.35"))  # fmt: skip
COLUMNS = {
    "members": ("name,role,team,region,manager", (
        _some((*NEW_PEOPLE, "李雪", "王磊")), _some(("rep", "rep", "manager")),
        _some((*TEAMS, "")), _some(("east", "south", "")), _some(("张敏", "胡军", ""))),
    ),
    "accounts": ("name,short_name,region,owner,tier,created_on", (
        _some(ACCOUNTS), _some(("", "", "新简称")), _some(("east", "south", "")),
        _owner, _some(("A", "B", "D", "")), _some(DAYS)),
    ),
    "deals": ("external_id,account,owner,amount,created_on,expected_close_on," + _WAY, (
        _some(DEALS), _some(ACCOUNTS), _some(NAMES[4:]), _some(AMOUNTS), _some(DAYS[:3]),
        _some(("", "2026-12-20")), _ways),
    ),
    "stage_history": ("deal,stage,entered_on", (
        _some(DEALS), _some(("lead", "qualified", "proposal", "contract")), _some(DAYS)),
    ),
    "activities": ("type,account,member,occurred_at,contact,score,note", (
        _some(("visit", "电话", "demo")), _some(ACCOUNTS), _some(NAMES[4:]),
        _some(("2026-11-20 14:30", "2026-11-21 09:00", "2026-10-30")), _some(("", "张总")),
        _some(("", "9", "4")), _some(("", "谈了价格"))),
    ),
    "follow_ups": ("account,member,due_on,due_at,note,done_on", (
        _some(ACCOUNTS), _some(NAMES[4:]), _some(("2026-11-25", "2026-12-02", "2026-11-20")),
        _some(("", "15:30")), _some(("", "送样品")), _some(("", "", "2026-11-22"))),
    ),
    "payments": ("deal,due_on,amount,paid_on,paid_amount", (
        _some(DEALS), _some(("2026-11-20", "2026-12-15")), _some(("30000", "10万")), _paid),
    ),
    "targets": ("scope,name,metric,period,value", (_targets, _metrics)),
}  # fmt: skip


def _rows(kind: str) -> st.SearchStrategy[list[str]]:
    _, cells = COLUMNS[kind]
    return st.lists(st.tuples(*cells).map(",".join), min_size=1, max_size=3)


@st.composite
def files(draw: st.DrawFn) -> Files:
    """Make one to three files; one in six has a cell that nobody can read."""
    kinds = draw(st.lists(_some(tuple(COLUMNS)), min_size=1, max_size=3, unique=True))
    texts = {kind: [COLUMNS[kind][0], *draw(_rows(kind))] for kind in kinds}
    if draw(st.integers(0, 5)) == 0:
        _spoil(texts[kinds[0]], draw(st.integers(0, 9)), draw(_some(NONSENSE)))
    return {kind: "\n".join(lines) + "\n" for kind, lines in texts.items()}


def _spoil(lines: list[str], place: int, nonsense: str) -> None:
    cells = lines[1].split(",")
    cells[place % len(cells)] = nonsense
    lines[1] = ",".join(cells)

# ruff: noqa: E501 - one rule, one line
"""Whose figures are meant: the company, a region, a team, a member, or the one who asks."""
# fmt: off

from core.language.names.known_names import Directory, NameIndex
from core.language.text.likely import shortlist
from core.language.text.sheet import Found, Mark, Sheet, rule
from core.language.understanding import Scope

REGION_TAIL = rule(r"(?:大区|地区|区域|片区|区|分公司|销售区| region\b| area\b| china\b)?")
TEAM_KIND = r"(?:销售|业务|渠道|大客户|直销|电销|电话|政企|政府|行业|海外|国际|电商|客户成功|零售|新零售|企业|中小企业|战略|战略客户|拓展|市场|商务|ka|smb|vip|老客户|新客户|医疗|教育|金融|制造|快消|互联网|售前|售后|运营|大客|先锋|飞虎|雄鹰|猛虎|突击|尖刀|狼)"
ORDINAL = r"(?:第?[一二三四五六七八九十\d]{1,2}|[a-z甲乙丙丁])"
TEAM_RULES = (
    rule(rf"(?P<name>(?:华东|华南|华北|华中|东北|西北|西南|西部|上海|北京|深圳|广州|杭州|成都|武汉|苏州|南京)?{TEAM_KIND}?{ORDINAL}(?:大?组|部|小?队|团队|战队|分队))(?![长员织装合件分])"),
    rule(rf"(?P<name>(?:华东|华南|华北|华中|东北|西北|西南|西部|上海|北京|深圳|广州|杭州|成都|武汉|苏州|南京)?{TEAM_KIND}(?:{ORDINAL})?(?:组|部|团队|战队|小组|小队|队|事业部|中心))(?![长员织装合件分])"),
    rule(r"(?:^|[\s,看查下给])(?P<name>(?!我们?|你们?|他们?|咱们?|整个|全|各|这|那|哪|本|看|查|帮|给|显示|恭喜|祝贺|庆祝|喜报|隔壁|听说)(?:(?![哪各每])[\u4e00-\u9fff]){2,4}(?:战队|团队|小组|事业部))(?![长员])"),
    rule(r"(?<!\bmy )(?<!\bour )\bteam (?P<name>(?!target|goal|quota|leader|funnel|pipeline|rank|forecast|report|this|last|next|performance|summary|recap|board|leaderboard|standings|score|revenue|is\b|was\b|are\b|on\b|in\b|for\b|and\b|has\b|had\b|have\b|lunch|dinner|meeting|building|visit|doing|member|average|total|trend|conversion|loss|deals?|follow|by\b|to\b|of\b|a\b\w|the\b|did|do\b|get|got|won|need|should|will|be\b|please|pls|thanks?\b|thx|today|now\b|yesterday|again|here|activit|payment|satisf|with\b|that\b|which\b|rates?\b)[a-z0-9]+)\b"),
    rule(r"(?:(?<=how's )|(?<=is )|(?<=are )|(?<=show )|(?<=show me )|(?<=for )|(?<=of )|(?<=in )|(?<=^))(?P<name>(?!who|what|let|it|that|there|here|customer|client)[a-z]{2,15})'s team\b(?! (?:at|from|of)\b)"),
    rule(r"\b(?:the |of |for )?(?P<name>(?!my|our|your|their|his|her|the|this|that|whole|entire|sales|a |an |each|every|which|what|how|show|me|for|of|in|set|is|are|does|did|has|project|tech|it|procurement|purchasing|finance|their's|other|customer|new|technical|legal|engineering)[a-z][a-z0-9]+(?: accounts?| sales| clients?)?) team\b"),
    rule(r"\b(?P<name>(?:key accounts?|enterprise|smb|channel|partner|inside sales|field sales|strategic|mid-?market|commercial|growth|retail) ?(?:sales )?)team\b"),
)
LIKELY_TEAMS = shortlist(TEAM_RULES)
COMPANY = rule(
    r"全公司|整个公司|我们公司|我司|(?<![分子])公司(?:整体|全体|总体|层面|级)?(?=的?(?:Ⓓ|本|这|上|今|去|漏斗|排|目标|业绩|回款|转化|丢|输|预测|趋势|拜访|签|新|满|销|营|合同|成交|综合|周报|月报|季报|整体|积分|完成|达成|进度|总|近|最近|第|q[1-4]|20|\s|$))|全国|全员|整体|总体|全体|大盘|"
    r"\b(?:company(?:[- ]?wide)?|whole (?:company|team|business|org)|entire (?:company|team)|everyone|everybody|overall|org(?:anization)?[- ]?wide|nationwide|all regions|across the (?:company|board)|global(?:ly)?)\b"
)
ME = rule(
    r"我(?!们|司|想|要|看|来|说|觉|猜|问|先|去|刚|们|和|跟|记|把|需要|建议|能|可以|该|是|有点|查|这边看)|本人|自己|咱(?!们)|\b(?:my|mine|me|myself|am i|i'm|do i|i)\b"
)
# 给我看, show me, 帮我查: the asker is spoken to, not about.
NOT_ME = rule(
    r"(?:给|帮|让|请|发|提醒|告诉|跟|替|教|陪|借|传|为)我|我(?:想|要)(?:看|查|知道|了解)|\b(?:show|give|tell|send|get|remind|let|help|bring|print|fetch|find|make) me\b|\bi (?:want|need|would like|'d like|wanna) to (?:see|know|check|look)|\bcan i (?:see|get|have)\b|\bmay i\b|\blet me\b|\bwake me\b"
)
OUR_TEAM = rule(
    r"(?:我们?|咱们?)(?:的)?(?:团队|组|小组|部门|队)(?!长|员)|本组|本团队|我(?:手下|下属|带的人)|\b(?:my|our)(?: own| sales)? team\b"
)
OUR_REGION = rule(r"(?:我们?|咱们?)(?:的)?(?:大区|区域|区|片区)|本区域?|\b(?:my|our) region\b")


Owners = tuple[str, ...]


def find_scopes(sheet: Sheet, directory: Directory) -> list[Found[Scope]]:
    """Find teams and regions; members come with the other names."""
    # The team in 张伟(上海队) tells which 张伟 is meant, and no team.
    people = _named(directory.member_index, sheet) if "(" in sheet.text else []
    teams = [
        Found(name.start, name.end, Scope("team", name.value[0]))
        for name in _apart(_named(directory.team_index, sheet), people)
    ]
    found = sheet.cover_found(Mark.SCOPE, teams)
    if not found and not any("(" in sheet.text[one.start : one.end] for one in people):
        found += _written_teams(sheet, directory)
    regions = []
    for name in _apart(_named(directory.region_index, sheet), people):
        tail = REGION_TAIL.match(sheet.text, name.end)
        regions.append(
            Found(name.start, tail.end() if tail else name.end, Scope("region", name.value[0]))
        )
    found += sheet.cover_found(Mark.SCOPE, regions)
    return sorted(found, key=lambda item: item.start)


def member_meant(sheet: Sheet, said: Found[Owners]) -> Scope:
    """Return the member named, by what was written where several are called so."""
    name = said.value[0] if len(said.value) == 1 else sheet.written(said.start, said.end)
    return Scope("member", name)


def _apart(found: list[Found[Owners]], people: list[Found[Owners]]) -> list[Found[Owners]]:
    return [
        one for one in found if not any(p.start <= one.start and one.end <= p.end for p in people)
    ]


def _named(index: NameIndex, sheet: Sheet) -> list[Found[tuple[str, ...]]]:
    return index.find(sheet.text) if index.may_be_in(sheet.tokens) else []


def _written_teams(sheet: Sheet, directory: Directory) -> list[Found[Scope]]:
    """Find teams that the company did not list, as written."""
    for pattern in LIKELY_TEAMS.among(sheet.tokens):
        match = pattern.search(sheet.text)
        if match is not None and match["name"] not in directory.region_index.owners:
            name = Scope("team", sheet.written(*match.span("name")))
            return sheet.cover_found(Mark.SCOPE, [Found(*match.span(), name)])
    return []


def spoken_scope(text: str) -> Scope | None:
    """Return the scope that a skeleton says in words: 我, 全公司, our team."""
    if COMPANY.search(text):
        return Scope("company")
    if OUR_TEAM.search(text):
        return Scope("team")
    if OUR_REGION.search(text):
        return Scope("region")
    return Scope("me") if ME.search(NOT_ME.sub("", text)) else None

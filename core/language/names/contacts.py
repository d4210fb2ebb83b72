# ruff: noqa: E501 - one rule, one line
"""The customer's people: 张总, 设备处李工, 老板娘, Mr. Tan, Sarah at Acme."""
# fmt: off

import re

from core.language.names.given_names import GIVEN_NAMES
from core.language.names.new_names import cased
from core.language.text.compiled import compiled
from core.language.text.likely import shortlist
from core.language.text.sheet import Found, Mark, Rule, Sheet, rule

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘"
    "杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷"
    "施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦柳邢路岳齐梅庄辛管祝左涂谷祁耿牟詹关苗凌费纪靳盛童欧甄"
    "项曲游阳裴席卫查屈鲍覃霍翁隋甘景薄柏宁柴闵欧闫肖万佟褚"
)
COMPOUND = "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯"
TITLES = (
    r"总经理|副总经理|董事长|副总裁|副总|总裁|总监|总助|总工|总(?![结共额部算计量价数体归])|董秘|董(?!事)|董事|"
    r"副?经理|副?主任|副?主管|副?[科处局厅部院校行厂店组队班会所站镇市县区社台站馆园]长|书记|秘书|老师|教授|博士|医生|"
    r"大夫|护士长|律师|会计|工程师|工(?![作程厂人资地业具单期商艺序信行会事])|姐|哥|叔|先生|女士|小姐|太太|老板娘|老板|"
    r"专员|顾问|采购|助理|(?<![何高])处(?![理长于在分置境罚女方所以级事得])|(?<!何)[局厅院](?=[,。!;:\s]|$|说|那边|反馈|嫌|觉|聊|打|提|给|要|请|Ⓓ)|ceo|cto|cfo|coo|cio|cmo"
)
DEPARTMENTS = (
    "采购|技术|财务|市场|运营|项目|信息|it|人事|行政|工程|生产|设备|品质|质量|研发|法务|供应链|电商|产品|物流|仓储|"
    "基建|后勤|安全|商务|渠道|门店|品牌|数字化|信息化|人力|hr"
)
LEADERS = "总监|经理|主任|负责人|主管|部长|处长|科长|总(?![结共额部算计量价数体归])|老大"
ENGLISH_ROLES = (
    r"ceo|cto|cfo|coo|cio|cmo|vp(?: of [a-z]+)?|head of [a-z]+|"
    r"(?:purchasing|procurement|it|operations|finance|sourcing|plant|project|store|general) (?:manager|director|head|lead)|"
    r"buyer|owner|founder"
)
# “call with Lisa at Nova”: a capital letter after these is a person.
INTRODUCING = (
    r"met|meet|meeting|meets|called|call|calling|phoned|with|emailed|email|texted|messaged|saw|see|spoke to|talked to|speak to|talk to|ring|rang|"
    r"pinged|ping|contact|contacted|and|told|"
)
NO_PERSON = (
    r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|I|We|He|She|They|The|A|An|My|Our|Their|His|Her|It|This|That|No|Not|Yes|Please|Follow|Call|Met|Visit|Demo|Deal|"
    r"Closed|Won|Lost|Lead|Proposal|Contract|Qualified|Slack|Zoom|Teams|Wechat|WeChat|Excel|CRM|PPT|East|West|North|South|"
    r"Central|China|Shanghai|Beijing|Shenzhen|Guangzhou|Singapore|Hong|New|Good|Great|Nice|Next|Last|Just|Had|Did|"
    r"Amount|Stage|Price|Budget|Update|Remind|Set|Log|Add|Mark|Show|Chase|Friday|Monday|Q[1-4]|Payment|Invoice|Money|Cheque|Wire|Transfer|Half|Deposit|Order|News|Feedback|Someone|People|Nobody|Contact|Signed|Quote|Check|Received|Got|Paid|CSAT|Score|Lunch|Dinner|Coffee|Email|Notes?|Update|Reminder|Task|Pinged|Nudged|Called|Emailed|Phoned|Rang|Texted|Messaged|Saw|Oracle|SAP|Salesforce|HubSpot|Hubspot|Zoho|Kingdee|Yonyou|Dynamics|Microsoft|Siemens|Spoke|Talked|Chatted|Visited|Chased|Contacted|Asked|Told|Sent)\b"
)
# The second word of a company, not of a person.
COMPANY_WORDS = (
    r"(?:Foods?|Logistics|Labs?|Media|Trading|Group|Inc|Ltd|Co|Corp|Hotels?|Mining|Systems?|Tech\w*|Software|Robotics|Coffee|"
    r"Seafood|Parts|Bank|Solutions|Partners|Industries|Energy|Motors|Pharma|Health\w*|Retail|Studios?|Works|Holdings|Capital|"
    r"Consulting|Services|Air\w*|Networks?|Electronics|Market\w*|University|Hospital|School|Stores?|Digital|Global|Biotech|"
    r"Steel|Textiles?|Design|Ventures|Supply|Freight|Shipping|Sports|Cosmetics|Packaging|Insurance|Telecom|Engineering|Machinery)\b"
)
SURNAME = rf"(?:{COMPOUND}|[{SURNAMES}])"
GIVEN = r"[\u4e00-\u9fff]"

ONE_WORD = compiled(r"[A-Z][a-z]{2,}")
CHINESE_RULES = (
    rule(rf"(?:{DEPARTMENTS})[部处科]?的?(?={SURNAME}(?:{TITLES}))()"),
    rule(rf"(?<![老小大新现前课])({SURNAME}(?:{TITLES}))(?!们|级)"),
    rule(rf"(?<=[Ⓐ的跟和与找见约给])({SURNAME}{GIVEN}{{1,2}}(?:{TITLES}))(?!们|级)"),
    rule(rf"((?:{DEPARTMENTS})[部处科]?(?:{LEADERS}))"),
    rule(r"(?<=Ⓐ的)([校院厂店行所站园馆]长)"),
    rule(r"(?<=[的Ⓐ])((?:ceo|cto|cfo|coo|cio|cmo)(?![a-z]))"),
    rule(r"((?<!大)老板娘|(?<=的)老板|(?<=Ⓐ)老板|(?<=那边)老板|(?<=的)销售(?:总监|经理|主管|负责人)|(?<=Ⓐ)销售(?:总监|经理|主管|负责人)|(?<=的)老总|(?<=Ⓐ)老总|总经办主任|董事长(?!办)|法人代表)"),
    rule(rf"(?<=[跟和与找见约给Ⓐ的访了])([老小阿](?:{SURNAME}))(?![\u4e00-\u9fff]?(?:总|区|规模))"),
)
SPEAKS = r"wants?|needs?|asked|requested|likes?|liked|loves?|loved|prefers|agreed|suggested|says|said|thinks|feels"
BY_GIVEN_NAME = "|".join(sorted(name.title() for name in GIVEN_NAMES))
ENGLISH_RULES = (
    rule(rf"Ⓐ[^.!?Ⓜ]{{0,60}}[,;:-]\s?({BY_GIVEN_NAME})(?= (?:{SPEAKS})\b)"),
    rule(rf"(?:(?i:\bcontact)(?: (?:person|name))?|联系人|对接人)\s?(?:是|叫|为|is|:|=)\s?(?!{NO_PERSON})([A-Z][a-z]+(?: (?!{NO_PERSON})[A-Z][a-z]+)?)"),
    rule(r"(Ⓜ+ [A-Z][a-z]+)(?= (?:from|at|of|over at|@) Ⓐ)"),
    rule(rf"(?<=Ⓐ的)\s?(?:(?!{NO_PERSON})|(?=Mark\b))([A-Z][a-z]+)\b"),
    rule(rf"(?:见了?|跟|和|与|给|找|约了?|陪|联系)\s?(?!{NO_PERSON})([A-Z][a-z]+)(?=\s?(?:[,。!]|$|聊|谈|开|吃|打|说|通|发|见))"),
    rule(r"\b((?:Mr|Mrs|Ms|Miss|Dr|Prof|Madam|MR|MS|mr|ms|mrs|dr)\.? [A-Z][a-z]+(?: [A-Z][a-z]+)?)\b"),
    rule(rf"\b(?!{NO_PERSON})([A-Z][a-z]+(?: (?!{NO_PERSON})[A-Z][a-z]+)?)(?=,? (?:at|from|of|over at|@) Ⓐ)"),
    rule(rf"(?i:\b(?:call|visit|meeting|demo|email)(?:ed)?) Ⓐ+ (?!{NO_PERSON})([A-Z][a-z]+)(?=\s*(?:[,.;]|$))"),
    rule(rf"(?<=Ⓐ's )(?!{NO_PERSON})([A-Z][a-z]+(?: [A-Z][a-z]+)?)\b"),
    rule(rf"(?i:\b(?:{INTRODUCING.rstrip('|')})) (?!{NO_PERSON})(?![A-Z][a-z]+ {COMPANY_WORDS})([A-Z][a-z]+(?: (?!{NO_PERSON})[A-Z][a-z]+)?)(?=\s*(?:[,.;:(]|$| (?:about|on|again|for|re|regarding|today|Ⓓ|at|after|over|and|in|tomorrow|yesterday|this|next|last|who|said|says)\b))"),
    rule(rf"(?i:(?:\b(?:their|the|its)|Ⓐ's|Ⓐ) (?:[a-z]+ ){{0,2}}?(?:{ENGLISH_ROLES}|lead|manager|director|engineer|boss|assistant|secretary)) (?!{NO_PERSON})([A-Z][a-z]+)\b"),
    rule(rf"(?i:(?:\b(?:their|the|its)|Ⓐ's|Ⓐ) ((?:{ENGLISH_ROLES}))\b)(?! Ⓒ| of [a-zA-Z]+ Ⓒ)"),
)


MEETING = r"(?:visit(?:ed|ing)?|called|phoned|rang|emailed|texted|messaged|met|saw|pitched|contacted|went to|(?:stopped|dropped|swung) by|follow(?:ed)? up with)"
MET = compiled(rf"(?i:\b{MEETING} (?:the )?$)")
# “visited Ⓐ, Globex and Initech”, “called Globex and Initech”: a row of companies.
# A sentence begins with a capital: the “Visited” of “Visited Globex and Initech” is no name.
A_NAME = rf"(?:Ⓐ+|(?!(?i:{MEETING}) )[A-Z][\w&'.-]*(?: [A-Z][\w&'.-]*)*)"
BESIDE = r"(?:, (?:and )?| and | & |、|和)"
ROW_AHEAD = compiled(rf"(?:{A_NAME}{BESIDE})+$")
ROW_BEHIND = compiled(rf"(?:{BESIDE}{A_NAME})+")
NAME_WORD = compiled(r"[A-Z][\w.]*")
PEOPLE = frozenset({"Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Mr.", "Mrs.", "Ms.", "Dr.", "Prof."})
# “met Bo and Li at Ⓐ” met people.
THEIR_COMPANY = compiled(r",? (?:at|from|of|over at|@) Ⓐ")
# “won Ⓐ 30k and Globex 50k”: a sum of money is no person's.
WORTH = compiled(r" (?:for |at )?[$€£¥]?\d[\d.,]*(?:k|m|万)(?![a-z])", re.IGNORECASE)


LIKELY_CHINESE = shortlist(CHINESE_RULES)
# The English rules only look for marks that stand there before any contact is found.
LIKELY_ENGLISH = shortlist(ENGLISH_RULES, settled=True)


def companies_called(people: list[Found[str]]) -> list[Found[str]]:
    """Return who was taken for a person and is rather a company: “called Vertex”."""
    words = (one for one in people if ONE_WORD.fullmatch(one.value))
    return [one for one in words if one.value.casefold() not in GIVEN_NAMES]


def find_contacts(sheet: Sheet) -> list[Found[str]]:
    """Find the people of the customer's side, as written, in the order of the text."""
    found: list[Found[str]] = []
    for pattern in LIKELY_CHINESE.among(sheet.tokens):
        found += _apply(pattern, sheet, sheet.text)
    written = cased(sheet)
    if written != sheet.text or "Ⓐ" in written:
        for pattern in LIKELY_ENGLISH.of(written):
            found += _apply(pattern, sheet, cased(sheet))
    return sorted(found, key=lambda item: item.start)


def _apply(pattern: Rule, sheet: Sheet, text: str) -> list[Found[str]]:
    people = [
        Found(*match.span(1), sheet.written(*match.span(1)))
        for match in pattern.finditer(text)
        if match[1] and not _among_companies(text, *match.span(1))
    ]
    return sheet.cover_found(Mark.CONTACT, people)


def _among_companies(text: str, start: int, end: int) -> bool:
    """Return whether a name stands in a row with companies, none of them by a given name."""
    if not text[start:end].isascii():
        return False
    if WORTH.match(text, end):
        return NAME_WORD.findall(text, start, end)[0].casefold() not in GIVEN_NAMES
    ahead, behind = ROW_AHEAD.search(text, 0, start), ROW_BEHIND.match(text, end)
    if ahead is None and behind is None:
        return False
    first, last = ahead.start() if ahead else start, behind.end() if behind else end
    names = NAME_WORD.findall(text, first, last)
    if any(name in PEOPLE or name.casefold() in GIVEN_NAMES for name in names):
        return False
    if THEIR_COMPANY.match(text, last):
        return False
    return "Ⓐ" in text[first:last] or MET.search(text, 0, first) is not None

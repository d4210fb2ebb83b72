"""What people call a company: 苏州云帆智能科技有限公司 is 云帆智能, also when nobody said so.

Golden Gate Foods Inc is Golden Gate, and Acme Industrial Ltd. is Acme.
"""

from core.language.text.compiled import compiled

# What a company's registered name ends in, and nobody says.
LEGAL_ENDING = compiled(
    r"(?:股份有限公司|有限责任公司|集团有限公司|有限公司|股份公司|集团公司|公司|集团)$"
    r"|,? (?:inc|ltd|llc|corp|co|limited|corporation|gmbh|plc|pte)\.?,?(?: ltd\.?)?$"
)
PLACES = (
    "北京|上海|天津|重庆|深圳|广州|杭州|苏州|南京|成都|武汉|西安|郑州|长沙|青岛|济南|厦门|福州|泉州|合肥|宁波|温州|"
    "无锡|常州|南通|徐州|扬州|嘉兴|绍兴|金华|台州|东莞|佛山|珠海|中山|惠州|汕头|南宁|桂林|昆明|贵阳|兰州|西宁|银川|"
    "太原|石家庄|唐山|保定|沈阳|大连|长春|哈尔滨|呼和浩特|乌鲁木齐|拉萨|海口|三亚|南昌|赣州|烟台|潍坊|洛阳|宜昌|株洲|"
    "香港|澳门|台湾|中国|浙江|江苏|广东|山东|河北|河南|湖北|湖南|四川|福建|安徽|江西|陕西|山西|辽宁|吉林|黑龙江|"
    "云南|贵州|甘肃|青海|海南|广西|宁夏|新疆|西藏|内蒙古"
)
PLACE = compiled(rf"^[(（]?(?:{PLACES})(?:省|市)?[)）]?")
INSIDE_PLACE = compiled(rf"[(（](?:{PLACES})[)）]")
TRADE_WORDS = """
    网络科技 信息科技 信息技术 电子科技 生物科技 电子商务 文化传媒 企业管理 酒店管理
    餐饮管理 供应链管理 投资管理 科技 技术 网络 信息 电子 软件 数据 实业 集团 控股 投资
    贸易 商贸 企业 传媒 设备 器械 机械 设计 咨询 服务 管理 发展 工程 建设 工业 制造 材料
    纺织 食品 乳业 餐饮 物流 置业 地产 国际 供应链
    通信 通讯 环保 精密 电器 电气 仪器 建筑 装饰
"""
TRADES = frozenset(TRADE_WORDS.split())
TRADE_LENGTHS = sorted({len(trade) for trade in TRADES})
# Two characters left over are as often a common word: 明天科技 is not 明天.
SHORTEST = 3

LATIN_TRADE = compiled(
    r" (?:foods?|logistics|labs?|media|trading|group|hotels?|mining|systems?|tech|technology|"
    r"technologies|software|robotics|coffee|seafoods?|(?:auto )?parts|bank|solutions|partners|"
    r"industr(?:y|ies|ial)|energy|motors|pharma|pharmaceuticals?|health(?:care)?|retail|studios?|"
    r"holdings?|capital|consulting|services|networks?|electronics|insurance|telecom|engineering|"
    r"machinery|steel|textiles?|design|ventures|suppl(?:y|ies)|freight|shipping|cosmetics|biotech|"
    r"digital|manufacturing|international|enterprises|construction|materials|chemicals?|medical|"
    r"plastics|packaging)$"
)
SHORTEST_LATIN = 4
# Days, places and ranks: Monday Coffee is not Monday, North East Logistics not North East.
COMMON_WORDS = """
    the of and new old big best first second last next monday tuesday wednesday thursday friday
    saturday sunday january february march april may june july august september october november
    december spring summer autumn winter north south east west northern southern eastern western
    central china asia global national general united american international world city
"""
NO_LATIN_NAME = frozenset(COMMON_WORDS.split())


def short_names(core: str) -> set[str]:
    """Return what else a name without its legal ending may be called."""
    if core.isascii():
        return _latin_names(core)
    named = INSIDE_PLACE.sub("", core)
    forms = {named, PLACE.sub("", named, count=1)}
    forms |= {
        form[:-length] for form in forms for length in TRADE_LENGTHS if form[-length:] in TRADES
    }
    return {form for form in forms if len(form) >= SHORTEST} - {core}


def _latin_names(core: str) -> set[str]:
    """Return a name without its trade: “golden gate foods” is “golden gate”."""
    forms = set()
    while trade := LATIN_TRADE.search(core):
        core = core[: trade.start()]
        telling = not NO_LATIN_NAME.issuperset(core.split())
        if telling and len(core) >= SHORTEST_LATIN:
            forms.add(core)
    return forms

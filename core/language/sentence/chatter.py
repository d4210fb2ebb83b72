# ruff: noqa: E501 - one rule, one line
"""Private life, and the business that is told beside it: “Ⓐ签约了 Ⓥ,今晚请大家吃烧烤”.

Chatter in a clause takes the facts of that clause away, and those of its neighbours too, unless one
of them tells plainly of a known customer: a verb of selling with its Ⓐ. “看球看到半夜,Ⓐ输了” does not.
"""
# fmt: off

from itertools import pairwise

from core.language.text.likely import either
from core.language.text.sheet import rule

BLANK = "□"
# Private life: no business of the bot, asked or told.
CHATTER = (
    (r"^(?!.*(?:跟|和|与|请|陪)(?:Ⓐ|Ⓒ)).*(?:火锅|烧烤|奶茶)", "请大家喝奶茶"),
    (r"(?:电影(?!票)|电视剧|游戏|球赛|国足|国安|湖人|勇士队|曼联|皇马|巴萨|欧冠|英超|中超|决赛|进了?[一二两三几]?个?球|[跳]槽|离职|辞职|面试|劳动合同|租房合同|购房合同|比赛|世界杯|足球|篮球|彩票|股票|股市|取(?:了|点|些)?.{0,6}(?:现金|钱)|存(?:了|点)?钱|排队(?:办|取|存)|牙医|基金|相亲|女朋友|男朋友|老婆|老公|我妈|我爸|孩子|儿子|女儿|房东|房租|物业|快递|外卖|公斤|味道|口味|好吃|难吃|好喝|食堂|淘宝|双色球|麻将|斗地主|健身|减肥|体检|驾照|驾校|(?:楼下|楼上|小区|路边)的?.{0,4}(?:超市|饭店|餐厅|店|食堂|药房)|房价|房子|股价|看球|打牌|扑克|棋牌|赌|火车票|高铁|动车|航班|订.{0,8}票|打车|机票|地铁|堵车|天气|下雨|下雪|带伞|充电器|口罩|打印机|工位|wifi|年假|请假|团建|年会|抽奖|红包|车险|(?:部门|公司|全?组|团队|同事|同学|家庭|家人)聚(?:餐|会)|推销|搬家|催债|诈骗|骚扰电话|油费|水电费|信用卡|保险费|保单)", "孩子考试进了前五名"),
    (r"\bmet (?:an? |my |some )?(?:old |college |school )?(?:(?:friend|classmate|cousin|ex)s?\b|(?:guy|girl|lady|dude|neighbou?r|recruiter|stranger)s?\b(?! (?:from|at) Ⓐ))|\b(?:taxi|uber|cab|grab) .{0,20}\b(?:cost|fare|receipt)|\bdentist\b|\b(?:just )?as friends\b|\b(?:kg|movie|football|soccer|basketball|nba|world cup|lottery|stock market|girlfriend|boyfriend|wife|husband|my (?:mom|dad|kid|kids|son|daughter|dog|cat)|landlord|rent|weather|raining|umbrella|charger|printer|wi-?fi|vacation|birthday|gym|pizza|netflix|game last night|traffic|karaoke|parking)\b", "my dog won a prize"),
)
ANY_CHATTER = either(*(pattern for pattern, _ in CHATTER))
# “积分换一天年假” is no talk of holidays.
REWARD = rule(r"积分|兑换|\bpoints?\b|\bredeem")
# What is sold is no chatter: “Ⓐ要上一套食堂系统”. Nor is the name in an order: “新客户:好又多火锅店”.
GOODS = rule(r"[\u4e00-\u9fff]{2,4}(?:管理|预约|订餐|结算|配送|安检)?(?:系统|平台|软件|小程序|项目)")
NAMED_IN_AN_ORDER = rule(r"^\W*(?:(?:新增|新建|添加|录入?|登记|创建|加|建)(?:一?[个家])?)?新?(?:客户|公司)\s?(?:[:,]|\s)\s?[\u4e00-\u9fff]|^\W*(?:please |pls )?(?:add |create |register |log )?(?:a |an )?new (?:customer|account|client)\s?:|^\W*(?:suggestion|feature request|(?:提个|我的)?建议|意见)\s?:")
CLAUSE_END = rule(r"[,、:。!?;\n…]+|\.(?=\s|$)|(?<=[\u4e00-\u9fffⒶ-Ⓩ])\s(?=[\u4e00-\u9fffⒶ-Ⓩ])|\s-+\s|(?<=Ⓥ)(?=Ⓓ)|\s(?=but\b)|(?=但|不过)")
# A verb of selling with whom it was done: games are won, friends are met and seen as well.
DEED = rule(
    r"签(?!到|收|名)|成交|拿下|搞定了|(?:丢|赢)单|中标|丢了|到账|(?<!首)付款|付了|打款|打了款|回款|[尾首货余]款|定金|款.{0,6}到|收到|拜访|回访|走访|演示|电话|跟进|联系|沟通|聊了|谈了|开会|开了会|见了|商机|提醒|报价|合同|改约|改到|改期|推到|推迟|约了|约好|"
    r"\b(?:signed|closed|paid|visited|called|phoned|emailed|met|demoed|presented|followed|follow|remind|deal|invoice|deposit|payment|contract|lost|landed|discount)\b"
)


def business_in(sentence: str) -> str:
    """Return a sentence with blanks for its chatter; all of it where no business is told beside."""
    if not ANY_CHATTER.search(sentence) or REWARD.search(sentence):
        return sentence
    if NAMED_IN_AN_ORDER.search(sentence):
        return sentence
    kept = "".join(_silenced(clause) for clause in _clauses(sentence))
    named = "Ⓐ" in kept or ("Ⓒ" in kept and "Ⓐ" in sentence)
    return kept if named and DEED.search(kept) else ""


def _clauses(sentence: str) -> list[str]:
    cuts = [0, *(m.end() for m in CLAUSE_END.finditer(sentence)), len(sentence)]
    return [sentence[a:b] for a, b in pairwise(cuts) if a < b]


def _silenced(clause: str) -> str:
    """Return a clause, or blanks up to its end where it chats."""
    if not ANY_CHATTER.search(GOODS.sub(lambda m: BLANK * len(m[0]), clause)):
        return clause
    end = CLAUSE_END.search(clause)
    said = end.start() if end else len(clause)
    return BLANK * said + clause[said:]

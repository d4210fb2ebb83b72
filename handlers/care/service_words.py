# ruff: noqa: E501 - one sentence, one line
"""How people speak of service orders: what opens one, closes one, gives it on, or asks for them.

Only a sentence that is the order and nothing else is one: “拜访华东医疗，客户投诉发货慢” is a visit.
"""

import re
from collections.abc import Mapping

from core.language.names.contacts import GIVEN, SURNAME
from core.language.text.sheet import Rule, phrase
from core.language.text.ways import Phrases
from core.vocabulary import OrderKind
from handlers.recording.whose import WHOSE, WHOSE_EN

_WANTED = r"(?:给我|我要|(?:记|登记|记录)一下|[,\s])*"
_END = r"[\s,。.!~…]*"
_NOW = r"(?:Ⓓ|Ⓣ|刚|又|也|来[电信]?|打电话|要|正式|今早|,|\s)*"
_WHO = r"(?:客户)?Ⓐ(?:那边|公司|的?客户)?"
_IS = r"\s?:\s?"
_MATTER = r"(?P<matter>\S.{1,150}?)"
# Without a colon it is one clause that says what is wrong: more is talk.
_TROUBLE = (
    r"(?P<matter>(?!的|了|过|率|电话|热线|信|没|吗|很[多少烦]|太[多少烦]|真|怎么|什么|谁|几|哪|处理|完|已|好|多少|流程|少)"
    r"(?=[^,;。:]*(?:慢|坏|故障|差|不|没|漏|错|迟|晚|延|问题|太|缺|破|断|损|态度|质量|高|贵|低|脏|响|卡|死机|异常|报错"
    r"|窜货|串货|涨价|退|乱|假|久|停机|发热|过热|短路|跳闸))[^,;。:]{2,60}?)"
)
_TROUBLE_EN = r"(?P<matter>[a-z0-9][^,;.:?]{3,80}?)"
_TO = r"(?:[\s,;。]*(?:让|由|请|派|叫|交给|派给|分给|指派给|转给|安排)\s?(?P<to>Ⓜ|我)(?:来|去)?(?:处理|负责|跟进|解决|修|跟)?)?"
_TO_EN = r"(?:[\s,;.]*(?:assign(?:ed)?(?: it)? to|please let|let|for|by) (?P<to>Ⓜ|me)(?: handle it| take it)?)?"
_A = r"(?:一?[个张条份起])?"
_NEW = rf"(?:再?(?:新[建增开]?|开|建|记录?|登记|录|提|收到|接到)了?{_A}\s?)?"
_NEW_EN = r"(?:(?:new|open|create|log|add|record)(?: an?| the)? )?(?:an? |another )?"
_REPAIR = r"(?:报修|报障|报故障)"
_SERVICE = r"(?:服务单|服务工单|工单|维修单|售后单|报修单|报修)"
_SERVICE_EN = r"(?:service|repair|support) (?:order|ticket|request|call)"
_CONFLICT = r"(?:窜货(?:的)?投诉|投诉(?:被)?窜货|串货投诉|投诉串货|窜货单|窜货)"
_CONFLICT_EN = r"channel[ -]conflict(?: complaint)?"
_COMPLAINT = r"(?:客户投诉|投诉单|投诉|客诉)"
_COMPLAINT_EN = r"(?:customer )?complaint"
_RENEWAL = r"(?:续约工?单|续签单)"
_RENEWAL_EN = r"renewal order"


def _named(zh: str, en: str) -> Phrases:
    """Return the sentences that name a kind of order, its customer and, after a colon, why."""
    of = r"(?:for|from|by|of|at)"
    return Phrases.of(
        rf"{_WANTED}{_NOW}{_NEW}{_WHO}的?{_NOW}{zh}{_IS}{_MATTER}{_TO}",
        rf"{_WANTED}(?:给|为|替|帮){_WHO}{_NEW}{zh}{_IS}{_MATTER}{_TO}",
        rf"{_WANTED}{_NEW}{zh}(?:{_IS}|\s){_WHO}(?:{_IS}|\s|,){_MATTER}{_TO}",
        rf"{_WANTED}{_NEW_EN}{en} {of} Ⓐ{_IS}{_MATTER}{_TO_EN}",
        rf"{_WANTED}{_NEW_EN}{en}{_IS}Ⓐ(?:{_IS}|, ){_MATTER}{_TO_EN}",
        rf"{_WANTED}Ⓐ(?:'s)? {en}{_IS}{_MATTER}{_TO_EN}",
        ending=_END,
    )


NAMED: Mapping[OrderKind, Phrases] = {
    OrderKind.CHANNEL_CONFLICT: _named(_CONFLICT, _CONFLICT_EN),
    OrderKind.SERVICE: _named(_SERVICE, _SERVICE_EN),
    OrderKind.COMPLAINT: _named(_COMPLAINT, _COMPLAINT_EN),
    OrderKind.RENEWAL: _named(_RENEWAL, _RENEWAL_EN),
}
_CLAIMS = r"(?:我们|咱们|我司)?(?:说|称|反映)?"
_DEVICE = r"(?:设备|机器|仪器|机子|系统|产品)"
TOLD: Mapping[OrderKind, Phrases] = {
    OrderKind.CHANNEL_CONFLICT: Phrases.of(
        rf"{_WANTED}{_NOW}{_WHO}{_NOW}(?:反映|举报|反馈)(?:了|说|我们|有|:|\s)*"
        rf"(?P<matter>(?![没未不])[^;。:没未不]{{0,12}}[窜串]货(?!了?吗)(?:[:,\s][^;。]{{2,60}})?){_TO}{_END}",
    ),
    OrderKind.SERVICE: Phrases.of(
        rf"{_WANTED}{_NOW}{_WHO}的?(?P<matter>{_DEVICE}[^;。:没未修好]{{0,12}}(?:坏|故障|报错|死机|停机|异常)了?)"
        rf"[\s,]*(?:要|需要|来)?{_REPAIR}了?{_TO}{_END}",
        rf"{_WANTED}{_NOW}{_WHO}的?(?P<matter>{_DEVICE}(?:出|有)?了?故障[,\s]*(?:开不了机|不开机|不动|停机|停了|报错|用不了|动不了)?了?)"
        rf"{_TO}{_END}",
        rf"{_WANTED}Ⓐ (?:needs|wants|asks for) (?:a )?repairs?(?:,|:) ?{_TROUBLE_EN}{_TO_EN}{_END}",
        rf"{_WANTED}{_NOW}{_WHO}{_NOW}{_REPAIR}了?[\s,]*{_TROUBLE}{_TO}{_END}",
        rf"{_WANTED}Ⓐ reported (?:that |an? (?:fault|problem|failure|breakdown): ?)"
        rf"{_TROUBLE_EN}{_TO_EN}{_END}",
    ),
    OrderKind.COMPLAINT: Phrases.of(
        rf"{_WANTED}Ⓐ (?:has|had|made|filed) (?:a|another) complaint: ?{_TROUBLE_EN}{_TO_EN}{_END}",
        rf"{_WANTED}{_NOW}{_WHO}{_NOW}投诉了?{_CLAIMS}[\s,]*{_TROUBLE}{_TO}{_END}",
        rf"{_WANTED}Ⓐ (?:has )?(?:just )?(?:complained|complains|is complaining) "
        rf"(?:about|that) {_TROUBLE_EN}{_TO_EN}{_END}",
    ),
}
# “华东医疗报修” says that something is wrong, and not what.
BARE = phrase(
    rf"{_WANTED}{_NEW}(?:给|为)?{_WHO}的?{_NOW}{_NEW}(?:{_SERVICE}|{_CONFLICT}|投诉)了?[\s:]*{_END}"
    rf"|{_WANTED}{_NEW_EN}(?:{_SERVICE_EN}|{_COMPLAINT_EN}|{_CONFLICT_EN}) (?:for|from) Ⓐ\s?:?{_END}",
    re.IGNORECASE,
)
CONFLICT = phrase(r"窜货|串货|channel[ -]conflict", re.IGNORECASE)
# What is said of a customer's ways, or of nobody in particular.
USUAL = phrase(
    r"常态|正常|常有的?事|常事|习惯|难怪|难免|不奇怪|也对|有道理|老毛病|\b(?:as usual|all the time|always|every day)\b",
    re.IGNORECASE,
)
# “…，让张三处理” with nobody of that name.
TO_NOBODY = phrase(
    rf"(?:让|由|派|交给|派给|指派给|转给)(?P<name>{SURNAME}{GIVEN}{{1,2}})(?:来|去)?(?:处理|负责|跟进|解决)"
)

_ORDER = rf"(?:服务单|服务工单|工单|维修单|售后单|报修单?|窜货投诉|投诉单?|客诉|{_RENEWAL})"
_ORDER_EN = rf"(?:{_SERVICE_EN}|{_COMPLAINT_EN}|{_CONFLICT_EN}|{_RENEWAL_EN})"
_DONE = r"(?:已经?|都|全部|刚|终于|今天|Ⓓ|\s)*(?:处理|解决|修理?|维修|搞定|完成|关闭|办|结案|关单|修复)(?:好|完|掉|完成|完毕)?了?"
_DONE_EN = r"(?:is |was |has been |got )?(?:now )?(?:done|closed|resolved|fixed|finished|solved)"
_RESULT = (
    r"(?:[\s,:;-]+(?P<result>(?!但|可是?|不过|还|没|吗|客户不|对方不|but |yet|not )\S.{0,150}?))?"
)
# “投诉发货慢已经解决了” tells of the end of an order, and opens none.
_ENDED = r"(?P<result>(?:已经?|都|刚|终于)+(?:解决|处理|修|搞定|赔|补|换)(?:好|完|掉)?了?)"
CLOSED = Phrases.of(
    rf"{_WANTED}{_WHO}的?{_DEVICE}(?:已经?|都|终于|今天|Ⓓ)*修(?:好|完|复)了?{_RESULT}",
    rf"{_WANTED}{_WHO}的?(?:投诉|报修|服务单|客诉|窜货)(?:的|说|我们|:|,|\s)*[^:。没未]{{2,40}}?,?(?:问题|的事|这事)?,?{_ENDED}",
    rf"{_WANTED}(?:complaint (?:from|of|by) Ⓐ|Ⓐ(?:'s)? complaint)(?: about|:) [^:.]{{2,40}}?,? (?P<result>(?:is |was |has been )?(?:already |now )(?:been )?(?:solved|resolved|fixed|settled|closed))",
    rf"{_WANTED}(?:把|将)?{_WHO}的?{_ORDER}{_DONE}{_RESULT}",
    rf"{_WANTED}(?:服务单|工单)\s?Ⓡ\s?{_DONE}{_RESULT}",
    rf"{_WANTED}(?:关闭|完成|结束|关掉|处理[完好]了?|解决了?|搞定了?){_WHO}的?{_ORDER}了?{_RESULT}",
    rf"{_WANTED}(?:the )?{_ORDER_EN} (?:for|from|of) Ⓐ {_DONE_EN}{_RESULT}",
    rf"{_WANTED}Ⓐ(?:'s)? {_ORDER_EN} {_DONE_EN}{_RESULT}",
    rf"{_WANTED}service order Ⓡ {_DONE_EN}{_RESULT}",
    rf"{_WANTED}(?:close|finish|resolve|complete)e?d? (?:the )?(?:{_ORDER_EN} (?:for|from|of) Ⓐ|Ⓐ(?:'s)? {_ORDER_EN}){_RESULT}",
    ending=_END,
)
_GIVE = r"(?:都|全部|先|\s)*(?:转交|转|移交|交|派|分|分配|指派|改派)(?:给|到)\s?"
_GIVE_EN = r"(?:assign|reassign|hand over|hand|give|transfer|move|pass)"
GIVEN_ON = Phrases.of(
    rf"{_WANTED}(?:把|将)?{_WHO}的?{_ORDER}{_GIVE}(?P<to>Ⓜ|我)(?:来|去)?(?:处理|负责|跟进)?了?",
    rf"{_WANTED}{_WHO}的?{_ORDER}(?:改|换|以后|就|\s)*由(?P<to>Ⓜ|我)来?(?:处理|负责|跟进)了?",
    rf"{_WANTED}(?:把|将)?(?:服务单|工单)\s?Ⓡ\s?{_GIVE}(?P<to>Ⓜ|我)(?:处理|负责)?",
    rf"{_WANTED}{_GIVE_EN} (?:the )?(?:{_ORDER_EN} (?:for|from|of) Ⓐ|Ⓐ(?:'s)? {_ORDER_EN})(?: over)? to (?P<to>Ⓜ|me)",
    rf"{_WANTED}{_GIVE_EN} service order Ⓡ to (?P<to>Ⓜ|me)",
    ending=_END,
)
_SHOW = r"(?:看|查|一?下|列出|显示|\s)*"
_OPEN = r"(?:未完成|没完成|未处理|没处理|待处理|未关闭|进行中|未解决|所有|全部)"
_LATE = r"(?P<late>逾期|超时|超期|过期|到期)"
_ANY = rf"(?P<what>服务单|服务工单|工单|售后单|窜货投诉|窜货|投诉单?|客诉|{_RENEWAL})"
_ANY_EN = (
    r"(?P<what>service (?:orders|tickets|requests)|(?:customer )?complaints"
    r"|channel[ -]conflicts?(?: complaints)?|renewal orders)"
)
LISTED = Phrases.of(
    # “我要投诉” wants to complain, not to read.
    rf"(?!我要投诉\W*$){_WANTED}{_SHOW}(?:{WHOSE}|Ⓐ的?)?\s?Ⓓ?的?(?:有)?(?:哪些|什么|多少|几[个起张])?(?:{_OPEN}|{_LATE})?(?:未?的)?"
    rf"{_ANY}(?:列表|清单|统计|情况|有哪些|有多少|有几[个起张]|数量|数|多少)?[呢啊]?",
    rf"{_WANTED}(?:show |list |what are |how many )?(?:me )?(?:the |all )?{WHOSE_EN}(?:the |all )?"
    rf"(?:open |pending |(?P<late>overdue |late ))?(?:Ⓐ(?:'s)? )?{_ANY_EN}"
    rf"(?: (?:of|for|from) (?:Ⓐ|Ⓜ|Ⓢ))?(?:,? ?Ⓓ| (?:are|do) .{{0,20}})?",
    rf"{_WANTED}(?:谁|哪些人|哪些同事|哪个同事)?的?(?:有)?{_ANY}(?:都|已经?|有)*{_LATE}(?:了|的)?[呢啊]?",
    rf"{_WANTED}(?:whose|which) {_ANY_EN} (?:are|is) (?P<late>overdue|late)",
    ending=_END,
)
KINDS: tuple[tuple[Rule, OrderKind], ...] = (
    (CONFLICT, OrderKind.CHANNEL_CONFLICT),
    (phrase(r"投诉|客诉|complaint", re.IGNORECASE), OrderKind.COMPLAINT),
    (phrase(r"续约|续签|renewal", re.IGNORECASE), OrderKind.RENEWAL),
)
# A second order of the same words is meant only by who says that it is a second.
AGAIN = phrase(r"再(?:新|开|建|记|登记|录|提)|\banother\b", re.IGNORECASE)
# Neither the customer nor what is wrong.
NOTHING_SAID = phrase(
    rf"{_WANTED}(?:{_REPAIR}|(?:新建|开|建|提)(?:一?[张个])?(?:{_SERVICE}))[\s:]*{_END}"
    rf"|{_WANTED}(?:i (?:want|need|would like) to )?(?:file|open|report|create|new|make) ?(?:an? )?(?:repair|{_SERVICE_EN}){_END}",
    re.IGNORECASE,
)
CALLED_OFF = phrase(
    rf"{_WANTED}(?:取消|删除|删掉|作废|去掉)(?:一下|这张|那张)?(?:{_ORDER}[\s:]*(?:Ⓐ|Ⓡ)?|(?:Ⓐ|Ⓡ)的?{_ORDER})了?{_END}"
    rf"|{_WANTED}(?:cancel|delete|remove|drop) (?:the |this |my )?{_ORDER_EN}(?: (?:for|from|of) Ⓐ| Ⓡ)?{_END}",
    re.IGNORECASE,
)
PLANS_RENEWAL = phrase(
    rf"{_WANTED}(?:安排|计划|开始)(?:Ⓐ的?)?(?:续约|续签)(?:跟进|工?单)?吧?{_END}|{_WANTED}(?:安排)?Ⓐ的?(?:续约|续签)跟进{_END}"
    rf"|{_WANTED}plan (?:the |a )?renewal(?: (?:for|of|with) Ⓐ)?{_END}",
    re.IGNORECASE,
)
# It may have been renewed, or be about to.
RENEWS = phrase(rf"{_WANTED}Ⓐ的?(?:续约|续签){_END}|{_WANTED}Ⓐ(?:'s)? renewal{_END}", re.IGNORECASE)


def kind_named(word: str) -> OrderKind | None:
    """Return the kind that the name of an order says; “服务单” is any of them."""
    return next((kind for pattern, kind in KINDS if pattern.search(word)), None)

# ruff: noqa: E501 - one rule, one line
"""Sentences that name no customer and speak of one all the same: “他们签了”, “下周三再跟进”.

Reads only: whether there is a customer to be meant is for the conversation to know.
"""
# fmt: off

import re

from core.language.sentence.scene import Scene
from core.language.text.sheet import phrase
from core.language.text.ways import Ways
from core.language.understanding import Intent, Understanding

# Words in the place of a customer's name. “他们组”, “他们几个” are colleagues.
PRONOUNS = Ways.of(
    (r"(?:他们|她们|它们)(?![组队区俩仨]|团队|部门|几[个位]|两[个位]|自己|同事|销售)(?:公司|家|那边|那儿|单位)?", "他们公司签了"),
    (r"(?:客户|对方)(?:那边)?(?=签|丢|说|嫌|觉得|认为|要|想|选|反馈|回复|付|回款|打款|同意|定|的?预算|满意)", "客户嫌贵"),
    (r"(?<=[跟给和向找约])(?:客户|对方)(?=打|说|聊|谈|发|开|见|沟通|联系|演示|确认)", "跟客户开了会"),
    (r"对方(?:那边|公司)?", "对方公司"),
    (r"[那这]边", "那边签了"),
    (r"[这那]家(?:公司|客户)?", "这家客户丢了"),
    (r"[该那这]个?客户", "该客户签了"),
    (r"\b(?:they(?:'(?:ve|re|ll|d))?|them|their)\b", "they've signed"),
    (r"\bthe (?:customer|client)\b", "the client signed"),
)
# Who is told to do it does it: 跟他们开会 is ours, 他们开会 theirs.
OURS = Ways.of(
    (r"(?:[跟和与给向到去见找约陪请催]|拜访|联系|走访|回访|回复|答复|告诉|通知|通知了|发|寄|送)(?:了|过|一下)?(?:他们|她们|它们|对方|客户|[那这]边|[这那]家|[该那这]个?客户)", "拜访了他们"),
    (r"\bthem\b", "called them"),
    (r"\b(?:visited|called|met|emailed|saw|texted|with|to|for)\b[^,.;]{0,12}\b(?:the (?:customer|client)|their)\b", "met with the client"),
)
# What a customer may do by an appointment.
COMING = Ways.of(
    (r"来(?:公司|我们|访|参观|考察|谈|看)", "他们明天来公司"),
    (r"考察|验收|评审", "他们周五考察"),
    (r"答复|回复|跟进|联系|回访|拜访|演示|开会", "他们周五答复"),
    (r"签|付款|打款", "他们周五付款"),
    (r"\b(?:follow|call|visit|meet|demo|reply|decide|review|come|coming|sign|pay)\w*", "they decide on Friday"),
)
# 今晚请他们吃饭 is still to come.
LATER = Ways.of(
    (r"今晚|晚上|晚点|待会|一会|下午|中午|回头", "今晚请他们吃饭"),
    (r"\b(?:tonight|later|this (?:afternoon|evening))\b", "dinner with them tonight"),
)
MEALS = Ways.of(
    (r"吃|喝|饭局|聚餐", "今晚请他们吃饭"),
    (r"\b(?:dinner|lunch|breakfast|drinks?|coffee)\b", "dinner with them tonight"),
)
REMINDED = Ways.of((r"提醒", "提醒我晚上请他们吃饭"), (r"\bremind", "remind me of dinner with them"))
DID = Ways.of(
    (r"[了过完刚已]", "下午请他们吃了饭"),
    (r"\b(?:just|already|had|met|saw|did|\w+ed)\b", "had dinner with them"),
)
# Questions about the customer spoken of.
ASKED = Ways.of(
    (r"(?:签|付款|回款|打款|到账|定|回复|成交)(?:下来)?了(?:吗|没有?|么)", "签了吗"),
    (r"(?:那边)?(?:进展|情况)?(?:怎么样|如何)了?", "进展怎么样了"),
    (r"最近进展", "最近进展"),
    (r"(?:have|did) they (?:sign|pay|reply)\w*", "have they signed"),
    (r"any (?:news|updates?)|signed yet|paid yet", "any news"),
)

TIMES = r"\s?(?:(?:(?:在|on|at|by|in|around)\s?)?[ⒹⓉ](?:\s?(?:左右|之前|前|时|吧|,))?\s?)+"
DONE = r"(?:刚才?|又|已经?|都|也|把|just|already|\s)*"
PAPER = r"(?:报价单?|方案|合同|资料|样品|样机|发票|标书|图纸|产品册|邮件)"
PAPER_EN = r"(?:(?:quote|quotation|proposal|contract|samples?|invoice|documents?|deck|brochure|offer)s?)"
# Whole sentences on the skeleton of the message, by what they tell.
PLANS = Ways.of(
    (rf"(?:那|好的?|先|就|请|帮我|记得|我|提醒|\s|,)*{TIMES}(?:提醒我|再|继续|接着|来|去|给他|给Ⓒ|跟Ⓒ|\s)*(?:再|继续|提醒)(?:去|来|给他|给Ⓒ|跟Ⓒ)?(?:跟进|跟|联系|回访|拜访|沟通|打(?:一?个)?电话|约|聊|谈|催|演示|报价|过去|去|跑)(?:一下|一次|一趟|下|吧|看看)*", "Ⓓ再跟进一下"),
    (rf"提醒我{TIMES}(?:再|去|来)?(?:跟进|联系|回访|拜访|沟通|打(?:一?个)?电话|催)(?:一下)?", "提醒我Ⓓ跟进"),
    (rf"(?:i'?ll |i will |let'?s |remind me to |please |will |\s)*(?:follow[- ]?up(?! ?s)(?: again)?|(?:call|visit|ping|email|check in|meet|circle) (?:again|back)|get back|touch base|circle back)\s*{TIMES}(?:please)?", "i'll call again on Ⓓ"),
)
PAPERS_SENT = Ways.of(
    (rf"(?:最新的?|新的?|正式的?)?(?P<paper>{PAPER}){DONE}(?:发|寄|送|给|提交|交|递)(?:给)?(?:过去|出去|了|过|好|完|到)+", "报价单已经发过去了"),
    (rf"{DONE}(?:发|寄|送|提交|递交?)(?:了|过去|出去)?(?:一?[份个封])?(?:最新的?|新的?)?(?P<sent>{PAPER})(?:过去|出去|了)*", "刚发了一份方案"),
    (rf"{DONE}(?:sent|emailed|mailed|handed in|submitted)(?: over| out| off)? (?:the |a |an |our |my )?(?:new |updated |final |revised )?{PAPER_EN}(?: over| out)?(?: Ⓓ)?", "just sent over the quote"),
    (rf"(?:the )?{PAPER_EN} (?:was |is |has been |got |just )*(?:sent|emailed|delivered)(?: out| over)?(?: Ⓓ)?", "the proposal was sent Ⓓ"),
)
OBJECTIONS = Ways.of(
    (r"(?:还是|就是|主要|有点|一直|都|觉得|说|他说|\s)*(?:嫌|觉得|认为)?(?:我们的?)?(?:价格|报价)?(?:还是|有点|太|偏|比较|过)*(?:嫌贵|贵|价格高|价高|太高|高)(?:了|一?点)*", "还是嫌贵"),
    (r"(?:说|他说)?(?:今年|Ⓓ)?(?:没有?|没啥)?预算(?:不够|不足|被?砍了?|紧张?|没了|没批)?(?:了)?", "预算不够了"),
    (r"(?:the )?(?:price|quote|it'?s|it is|still|says?|\s)*(?:is |was )?(?:too|a bit|very|still too|quite) (?:high|expensive|pricey|steep)", "the price is too high"),
    (r"(?:no|not enough) budget(?: left| Ⓓ)?|budget (?:was |is |got |has been )?cut", "no budget left"),
)
WORTH = Ways.of(
    (r"(?P<worth>(?:报价|金额|合同额|总价)(?:是|为|了|:|改成|改到)?\s?[ⓋⓃ](?:左右)?|(?:quot(?:ed|ing|e)|amount|price)(?: is)? [ⓋⓃ](?:左右)?)", "金额是Ⓥ左右"),
)
CONTACTS = Ways.of(
    (r"(?:Ⓓ|Ⓣ|刚才?|又|已经?|,|\s)*(?:(?:打|通)(?:了|过)(?:一?个)?电话|电话打(?:了|过了))", "刚打了个电话"),
    (r"(?:Ⓓ|Ⓣ|刚才?|又|已经?|,|\s)*(?:拜访(?:了|过了)(?:一次)?|(?:又|再|也)去了一[趟次]|演示(?:完了|过了|做完了))", "Ⓓ又去了一趟"),
    (r"(?:just )?(?:called|visited|met|emailed)(?: again)?(?: Ⓓ)?", "called again Ⓓ"),
)
BUSINESS = Ways((*PLANS, *PAPERS_SENT, *OBJECTIONS, *WORTH, *CONTACTS))

LONGEST = 120
NUMBER = phrase(r"[¥$€£]?\s?[\d一二两三四五六七八九十百千].*")
# What a pronoun leaves behind once a name stands in its place.
FORMS = {"they've": "has", "they're": "is", "they'll": "will", "they'd": "would"}


def has_pronoun(text: str) -> bool:
    return PRONOUNS.search(text) is not None


def asks_of_them(text: str) -> bool:
    return ASKED.fullmatch(text.strip(" 。.!！?？~")) is not None


def is_business(scene: Scene) -> bool:
    """Return whether a message is a whole sentence about a customer that it leaves out."""
    return _business(scene) is not None


def with_name(name: str, text: str, scene: Scene) -> tuple[str, ...]:
    """Say a message again with a customer's name in it, in each way that it may be meant."""
    if (pronoun := PRONOUNS.search(text)) is not None:
        verb = FORMS.get(pronoun[0].casefold(), "")
        return (f"{text[: pronoun.start()]}{name} {verb}{text[pronoun.end() :]}",)
    said = _business(scene)
    found = {} if said is None else said.groupdict()
    if paper := found.get("paper") or found.get("sent"):
        return f"给{name}发了{paper}", f"{name} {text}"
    number = NUMBER.search(text) if found.get("worth") else None
    return (f"{name} 金额 {number[0]}",) if number else (f"{name} {text}",)


def is_ours(meant: Understanding) -> bool:
    """Return whether what is said with a pronoun is our business, not what they do themselves."""
    text = meant.text
    later = LATER.search(text) is not None and DID.search(text) is None
    meal = MEALS.search(text) is not None and REMINDED.search(text) is None
    if later and (meal or meant.intent is Intent.LOG_ACTIVITY):
        return False
    if OURS.search(text):
        return True
    if meant.intent is Intent.LOG_ACTIVITY:
        return meant.activity is None or meant.objection is not None
    return meant.intent is not Intent.SCHEDULE_FOLLOW_UP or COMING.search(text) is not None


def _business(scene: Scene) -> re.Match[str] | None:
    return BUSINESS.fullmatch(scene.text.strip(" 。.!~,"))

"""The customer meant where none is named: “他们签了”, “下周三再跟进”, “signed, 48k”.

It is the one spoken of in the same conversation within a quarter of an hour. Only what would be
written with its name in it is written; hearsay, wishes and lunch stay what they are.
"""
# ruff: noqa: E501 - one rule, one line
# fmt: off

import re
from dataclasses import replace

from core.language.moments import Clock
from core.language.names import folded
from core.language.scene import lay_out
from core.language.sheet import phrase
from core.language.understand import understand
from core.language.understanding import Intent, Understanding
from core.storage.records.accounts import account_named
from core.storage.spoken_of import Place, customers_with, note_shown, spoken_of
from core.storage.tables import Account
from handlers.context import Context
from handlers.recording.orders import KINDS, NEW

# “他们组”, “他们几个” are colleagues.
PRONOUN = phrase(
    r"(?:他们|她们|它们)(?![组队区俩仨]|团队|部门|几[个位]|两[个位]|自己|同事|销售)(?:公司|家|那边|那儿|单位)?"
    r"|(?:客户|对方)(?:那边)?(?=签|丢|说|嫌|觉得|认为|要|想|选|反馈|回复|付|回款|打款|同意|定|的?预算|满意)"
    r"|(?<=[跟给和向找约])(?:客户|对方)(?=打|说|聊|谈|发|开|见|沟通|联系|演示|确认)"
    r"|对方(?:那边|公司)?|[那这]边|[这那]家(?:公司|客户)?|[该那这]个?客户"
    r"|\b(?:they(?:'(?:ve|re|ll|d))?|them|their|the (?:customer|client))\b",
    re.IGNORECASE,
)
# Who is told to do it does it: 跟他们开会 is ours, 他们开会 theirs.
OURS = phrase(
    r"(?:[跟和与给向到去见找约陪请催]|拜访|联系|走访|回访|回复|答复|告诉|通知|通知了|发|寄|送)(?:了|过|一下)?(?:他们|她们|它们|对方|客户|[那这]边|[这那]家|[该那这]个?客户)"
    r"|\bthem\b|\b(?:visited|called|met|emailed|saw|texted|with|to|for)\b[^,.;]{0,12}\b(?:the (?:customer|client)|their)\b",
    re.IGNORECASE,
)
# What a customer may do by an appointment: 他们明天来公司.
COMING = phrase(
    r"来(?:公司|我们|访|参观|考察|谈|看)|考察|答复|回复|跟进|联系|回访|拜访|演示|开会|签|付款|打款|验收|评审"
    r"|\b(?:follow|call|visit|meet|demo|reply|decide|review|come|coming|sign|pay)\w*", re.IGNORECASE,
)
# 今晚请他们吃饭 is still to come.
LATER = phrase(r"今晚|晚上|晚点|待会|一会|下午|中午|回头|\b(?:tonight|later|this (?:afternoon|evening))\b", re.IGNORECASE)
DID = phrase(r"[了过完刚已]|\b(?:just|already|had|met|saw|did|\w+ed)\b", re.IGNORECASE)
TIME = r"(?:(?:在|on|at|by|in|around)?\s?[ⒹⓉ]\s?(?:左右|之前|前|时|吧|,)?\s?)"
DONE = r"(?:刚刚?|刚才|又|已经?|都|也|把|just|already|\s)*"
PAPER = r"(?:报价单?|方案|合同|资料|样品|样机|发票|标书|图纸|产品册|邮件)"
PAPER_EN = r"(?:(?:quote|quotation|proposal|contract|samples?|invoice|documents?|deck|brochure|offer)s?)"
# Whole sentences about business that leave the customer's name out, on the skeleton of the message.
NAMELESS = phrase(
    rf"(?:那|好的?|先|就|请|帮我|记得|我|提醒我?|\s|,)*{TIME}+(?:提醒我|再|继续|接着|来|去|给他|给Ⓒ|跟Ⓒ|\s)*(?:再|继续|提醒)(?:去|来|给他|给Ⓒ|跟Ⓒ)?(?:跟进|跟|联系|回访|拜访|沟通|打(?:一?个)?电话|约|聊|谈|催|演示|报价|过去|去|跑)(?:一下|一次|一趟|下|吧|看看)*"
    rf"|提醒我{TIME}+(?:再|去|来)?(?:跟进|联系|回访|拜访|沟通|打(?:一?个)?电话|催)(?:一下)?"
    rf"|(?:i'?ll |i will |let'?s |remind me to |please |will |\s)*(?:follow[- ]?up(?! ?s)(?: again)?|(?:call|visit|ping|email|check in|meet|circle) (?:again|back)|get back|touch base|circle back)\s*{TIME}+(?:please)?"
    rf"|(?:最新的?|新的?|正式的?)?(?P<paper>{PAPER}){DONE}(?:发|寄|送|给|提交|交|递)(?:给)?(?:过去|出去|了|过|好|完|到)+"
    rf"|{DONE}(?:发|寄|送|提交|递交?)(?:了|过去|出去)?(?:一?[份个封])?(?:最新的?|新的?)?(?P<sent>{PAPER})(?:过去|出去|了)*"
    rf"|{DONE}(?:sent|emailed|mailed|handed in|submitted)(?: over| out| off)? (?:the |a |an |our |my )?(?:new |updated |final |revised )?{PAPER_EN}(?: over| out)?(?: Ⓓ)?"
    rf"|(?:the )?{PAPER_EN} (?:was |is |has been |got |just )*(?:sent|emailed|delivered)(?: out| over)?(?: Ⓓ)?"
    r"|(?:还是|就是|主要|有点|一直|都|觉得|说|他说|\s)*(?:嫌|觉得|认为)?(?:我们的?)?(?:价格|报价)?(?:还是|有点|太|偏|比较|过)*(?:嫌贵|贵|价格高|价高|太高|高)(?:了|点|了点|一点)*"
    r"|(?:说|他说)?(?:今年|Ⓓ)?(?:没有?|没啥)?预算(?:不够|不足|被?砍了?|紧张?|没了|没批)?(?:了)?"
    r"|(?:the )?(?:price|quote|it'?s|it is|still|says?|\s)*(?:is |was )?(?:too|a bit|very|still too|quite) (?:high|expensive|pricey|steep)|(?:no|not enough) budget(?: left| Ⓓ)?|budget (?:was |is |got |has been )?cut"
    r"|(?P<worth>(?:报价|金额|合同额|总价)(?:是|为|了|:|改成|改到)?\s?|(?:quot(?:ed|ing|e)|amount|price)(?: is)? )[ⓋⓃ](?:左右)?"
    r"|(?:Ⓓ|Ⓣ|刚刚?|刚才|又|已经?|,|\s)*(?:(?:打|通)(?:了|过)(?:一?个)?电话|电话打(?:了|过了)|拜访(?:了|过了)(?:一次)?|(?:又|再|也)去了一[趟次]|演示(?:完了|过了|做完了))"
    r"|(?:just )?(?:called|visited|met|emailed)(?: again)?(?: Ⓓ)?",
    re.IGNORECASE,
)
# Questions about the customer spoken of.
ASKED = phrase(
    r"(?:签|付款|回款|打款|到账|定|回复|成交)(?:下来)?了(?:吗|没有?|么)|(?:那边)?(?:进展|情况)?(?:怎么样|如何)了?|最近进展"
    r"|(?:have|did) they (?:sign|pay|reply)\w*|any (?:news|updates?)|signed yet|paid yet",
    re.IGNORECASE,
)
READS = frozenset({Intent.SHOW_ACCOUNT, Intent.SHOW_DEALS, Intent.SHOW_FOLLOW_UPS})
# Read as a wish to see a day's follow-ups where nobody is named: “下周三再跟进”.
MISREAD = frozenset({Intent.NONE, Intent.SHOW_FOLLOW_UPS})
LONGEST = 120
NUMBER = phrase(r"[¥$€£]?\s?[\d一二两三四五六七八九十百千].*")
FORMS = {"they've": "has", "they're": "is", "they'll": "will", "they'd": "would"}


def remember_shown(asked: Understanding, account: Account, context: Context) -> None:
    """Keep in mind which customer somebody asked to see."""
    if asked.intent.reads:
        sender = context.author.actor_id or context.person.id
        note_shown(context.session, sender, context.room.answers_in, account, context.now)


def customers_spoken_of(context: Context) -> tuple[str, ...]:
    """Return the customers spoken of here just now; of an open question too, if it is another."""
    if context.talk.spoken_of:
        return context.talk.spoken_of
    room, sender = context.room, context.author.actor_id or context.person.id
    place = Place(context.author.platform, room.id, room.kind == "dm", tuple(room.hears))
    names = spoken_of(context.session, sender, place, context.now)
    about = _asked_about(context)
    if about is not None and account_named(context.session, about) is None:
        about = None
    return names if about is None or about in names else tuple(dict.fromkeys((about, *names)))


def customers_meant(asked: Understanding, context: Context) -> tuple[str, ...]:
    """Return the customers that a write without a name may be about; more than one: ask which."""
    names = customers_spoken_of(context) if _stands_for_a_name(asked, context) else ()
    if asked.contact is None or len(names) != 1:
        return names
    # “王总嫌贵”: the only 王总 that the sender knows may sit elsewhere.
    met = customers_with(context.session, context.person.id, asked.contact)
    return names if names[0] in met else (*names, *met)


def _stands_for_a_name(asked: Understanding, context: Context) -> bool:
    """Tell whether a write without a name may be about the customer spoken of."""
    text = asked.text.strip(" 。.!！?？").casefold()
    if text in KINDS or (NEW.get(text) in {Intent.CREATE_DEAL, Intent.CREATE_ACCOUNT}):
        return False
    theirs = PRONOUN.search(asked.text) is not None and not _ours(asked, asked.text)
    return not theirs and not context.directory.member_index.find(folded(asked.text))


def gone_on(asked: Understanding, context: Context) -> Understanding | None:
    """Return what a message without a name means once the customer spoken of is put in it."""
    if not _may_go_on(asked, context):
        return None
    names = customers_spoken_of(context)
    meant = said_about(names[0], asked, context) if names else None
    return None if meant is None else _of(meant, names, context)


def said_about(name: str, asked: Understanding, context: Context) -> Understanding | None:
    """Return what a message without a name means of this customer; None when it is no business."""
    text = asked.text.strip()
    pronoun = PRONOUN.search(text)
    sentences = _with_pronoun(name, text, pronoun) if pronoun else _with_name(name, text, context)
    read = (_read(sentence, text, context) for sentence in sentences)
    said = pronoun is not None or _asks(text)
    return next((one for one in read if _is_about(name, one, said=said)), None)


def _may_go_on(asked: Understanding, context: Context) -> bool:
    named = asked.account or asked.candidates or asked.accounts or asked.record
    if len(asked.text) > LONGEST or named or asked.intent not in READS | MISREAD:
        return False
    if context.directory.member_index.find(folded(asked.text)):
        return False
    if PRONOUN.search(asked.text) or _asks(asked.text):
        return True
    return asked.intent in MISREAD and is_nameless_plan(asked.text, context)


def _asks(text: str) -> bool:
    return ASKED.fullmatch(text.strip(" 。.!！?？~")) is not None


def is_nameless_plan(text: str, context: Context) -> bool:
    """Tell whether a sentence plans something without saying with whom: “下周三再跟进”."""
    return len(text) <= LONGEST and _nameless(text, context) is not None


def _of(meant: Understanding, names: tuple[str, ...], context: Context) -> Understanding:
    if len(names) > 1:
        return replace(meant, account=None, account_known=False, candidates=names)
    context.talk.taken_as = names[0]
    return meant


def _nameless(text: str, context: Context) -> re.Match[str] | None:
    scene = lay_out(text[:LONGEST], context.directory, Clock(context.now, context.calendar))
    return NAMELESS.fullmatch(scene.text.strip(" 。.!~,"))


def _with_pronoun(name: str, text: str, pronoun: re.Match[str]) -> tuple[str, ...]:
    verb = FORMS.get(pronoun[0].casefold(), "")
    return (f"{text[: pronoun.start()]}{name} {verb}{text[pronoun.end() :]}",)


def _with_name(name: str, text: str, context: Context) -> tuple[str, ...]:
    """Say a sentence again with the name in it, the way it would be said with one first."""
    said = _nameless(text, context)
    found = {} if said is None else said.groupdict()
    paper = found.get("paper") or found.get("sent")
    if paper:
        return f"给{name}发了{paper}", f"{name} {text}"
    number = NUMBER.search(text) if found.get("worth") else None
    return (f"{name} 金额 {number[0]}",) if number else (f"{name} {text}",)


def _read(sentence: str, text: str, context: Context) -> Understanding:
    read = understand(
        sentence, context.directory, context.now,
        currency=context.company.currency, calendar=context.calendar,
    )
    return replace(read, text=text)


def _is_about(name: str, meant: Understanding, *, said: bool) -> bool:
    if meant.account != name:
        return False
    if meant.intent.reads:
        return said and meant.intent in READS
    return meant.intent.writes and (not said or _ours(meant, meant.text))


def _ours(meant: Understanding, text: str) -> bool:
    """Tell whether what is said with a pronoun is our business, and not what they do themselves."""
    if meant.intent is Intent.LOG_ACTIVITY and LATER.search(text) and not DID.search(text):
        return False
    if OURS.search(text):
        return True
    if meant.intent is Intent.LOG_ACTIVITY:
        return meant.activity is None or meant.objection is not None
    return meant.intent is not Intent.SCHEDULE_FOLLOW_UP or COMING.search(text) is not None


def _asked_about(context: Context) -> str | None:
    draft = context.talk.waiting
    known = {} if draft is None else draft.understood["asked"]
    name = known.get("account") if isinstance(known, dict) else None
    return name if isinstance(name, str) and name else None

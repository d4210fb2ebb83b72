# ruff: noqa: E501 - one rule, one line
"""How people tell, ask and take back who is who at a customer; Ⓐ stands for the customer."""

from re import IGNORECASE

from core.language.text.sheet import phrase
from core.language.text.ways import Phrases
from handlers.care.contact_words import ANY_NAME, DOES_EN, FULL_NAME, PART, PART_EN, TEL

_CONTACT = r"(?:联系人|对接人|联络人)"
_ADD = r"(?:新增|添加|增加|加上?|记录?一?下?|录入|登记|补充|新建|add|new|log)"
_ONE = r"(?:一?个|一?位|新|的|a |the )*"
_IS = r"(?:新增|添加|增加|加上?|有|是|叫|为|is)?[\s:,]*"
ADDED = Phrases.of(
    rf"(?:(?P<verb>{_ADD})\s?)?(?:客户)?Ⓐ[\s,:]*的?(?P<verb2>{_ADD})?{_ONE}{_CONTACT}{_IS}(?P<rest>.+)",
    rf"(?:给|为)Ⓐ\s?(?P<verb>{_ADD}){_ONE}{_CONTACT}{_IS}(?P<rest>.+)",
    rf"(?:(?P<verb>{_ADD})\s?)?{_ONE}{_CONTACT}[\s:,]*Ⓐ\s?的?[\s:,]*(?P<rest>.+)",
    rf"(?:(?P<verb>{_ADD})\s?)?{_ONE}{_CONTACT}[\s:,]*(?P<rest>[^Ⓐ]+)",
    rf"(?P<unknown>[^\sⒶ,:]{{2,20}}?)\s?的?{_CONTACT}[\s:,]+(?P<rest>[^Ⓐ]+)",
    rf"(?:{_ADD} )?(?:our |my |{_ONE})(?P<verb>contact) (?:person )?(?:at|for|of|from) Ⓐ(?: is\s|\s?[:,])\s?(?P<rest>.+)",
    r"(?P<verb>(?:add|new|log) (?:a )?contact):? (?P<rest>[^Ⓐ]+?),? (?:at|for|of|from|to) Ⓐ",
    r"Ⓐ[:,]? (?P<verb>add|new|log) (?:an? )?(?:new )?contact:? (?P<rest>.+)",
    rf"(?:{_ADD} )?Ⓐ(?:'s)? (?P<verb>contact)(?: is\s|\s?[:,])\s?(?P<rest>.+)",
)
_NOT_DENIED = r"(?!(?:not|no|never|nor|hardly|neither)\b)"
STATED = Phrases.of(
    rf"(?P<name>{FULL_NAME})\s?就?是Ⓐ\s?(?:那边|这边)?的?(?P<what>\S{{2,12}}?){TEL}",
    rf"Ⓐ\s?(?:那边|这边)?的?(?P<what>{PART}|\S{{2,8}}?)就?是\s?(?P<name>{FULL_NAME}){TEL}",
    rf"(?P<name>{FULL_NAME})(?: is|'s) (?:the |a |an )?(?P<what>{_NOT_DENIED}[a-z -]+?) (?:at|of|for|in) Ⓐ{TEL}",
    rf"(?P<name>{FULL_NAME}) (?P<what>{DOES_EN})(?: it)? (?:at|for) Ⓐ",
    rf"(?:the )?Ⓐ(?:'s)? (?P<what>{PART_EN}) is (?P<name>{FULL_NAME}){TEL}",
)
_THEIRS = r"(?:(?:他们|她们|客户|对方)(?:那边|这边|公司)?的?)?"
# Who somebody is, where no customer is named.
STATED_ALONE = Phrases.of(
    rf"{_THEIRS}(?P<what>{PART}|\S{{2,8}}?)就?是\s?(?P<name>{FULL_NAME})了?{TEL}",
    rf"(?P<name>{FULL_NAME})\s?就?是{_THEIRS}(?P<what>{PART}|\S{{2,8}}?){TEL}",
    rf"(?P<name>{FULL_NAME})(?: is|'s) (?:the|their) (?P<what>{PART_EN}){TEL}",
    rf"(?:the|their) (?P<what>{PART_EN}) is (?P<name>{FULL_NAME}){TEL}",
)
_NOTED = r"(?:记录?一?下[\s,:]*)?"
_WHO_IS = rf"(?P<name>{FULL_NAME})了?(?:[\s,]+(?:他|她)?是?(?P<what>\S{{2,12}}?))?"
REPLACED = Phrases.of(
    rf"{_NOTED}Ⓐ\s?(?:那边|这边)?的?{_CONTACT}(?:刚|已经?|都)*(?:换|改|变)(?:成|为|了)+[\s:,]?{_WHO_IS}",
    rf"{_NOTED}Ⓐ\s?(?:那边|这边)?(?:刚|已经?|又)*换了?{_CONTACT}了?[\s,]*(?:现在|新的)?是\s?{_WHO_IS}",
)
_WHOSE = rf"(?:把)?(?:(?P<at>Ⓐ)\s?的?)?(?:{_CONTACT})?\s?(?P<name>{ANY_NAME})[\s,]*的?"
_TO = r"(?P<to>记录?一?下|存一?下|改[成为到]?|换[成为]?了?|变[成为]了?|更新[成为]|是|为)?[\s:]*"
CHANGED = Phrases.of(
    rf"{_WHOSE}(?:联系)?(?:电话|手机|联系方式|号码)(?:号码?)?{_TO}(?P<phone>\+?\d[0-9a-z+ -]*)",
    rf"{_WHOSE}(?:职务|职位|头衔){_TO}(?P<position>\S{{2,20}})",
    rf"{_WHOSE}角色{_TO}(?P<part>\S{{2,6}})",
    (
        rf"(?P<to>change |set |update )?(?P<name>{FULL_NAME})'s (?:phone|mobile|number)(?: number)?(?: at (?P<at>Ⓐ))?"
        r"(?: is(?: now)?| to|:)? (?P<phone>\+?\d[0-9a-z+ -]*)"
    ),
    rf"(?P<to>change |set |update )(?P<name>{FULL_NAME})'s (?:title|position)(?: at (?P<at>Ⓐ))? to (?P<position>.{{2,30}})",
)
LISTED = Phrases.of(
    (
        rf"(?:看看?|查看?|列出|显示)?\s?(?:客户)?Ⓐ\s?的?(?:那边|都|现在|目前)?有?(?:哪些|什么|哪几个|几个)?的?{_CONTACT}们?"
        r"都?(?:有?哪些|有?谁|是谁|列表|名单|电话|信息|情况)?[呢啊]?"
    ),
    rf"(?:看看?|查看?|列出|显示)?{_CONTACT}\s?Ⓐ",
    r"(?:我们)?在?Ⓐ\s?(?:那边|里面?|那里)?,?(?:我们?)?都?认识(?:谁|哪些人|哪几个人)",
    rf"Ⓐ\s?(?:那边)?的?{PART}(?:是|有)?(?:谁|哪位|哪个|哪些)|谁是Ⓐ\s?的?{PART}|Ⓐ\s?(?:那边)?谁(?:来?拍板|决策|说了算|做决定|能拍板)",
    r"(?:who|whom) do we know (?:at|in|from) Ⓐ|who are (?:the |our )?contacts (?:at|of|for) Ⓐ",
    r"(?:show |list )?(?:the |our |all )*contacts (?:at|of|for|in|from) Ⓐ|(?:show |list )?Ⓐ(?:'s)? contacts",
    rf"{FULL_NAME}\s?(?:是Ⓐ\s?的?{PART}[吗么]|是不是Ⓐ\s?的?{PART})",
    rf"who(?: {DOES_EN}| makes the decisions?|(?: is|'s) the {PART_EN}) (?:at|of|for|in) Ⓐ",
)
_PHONE = r"(?:联系)?(?:电话|手机|联系方式|号码)(?:号码?)?"
# 华东医疗张伟的电话, and nothing else, asks for it.
ASKED_PHONE = Phrases.of(
    rf"(?:查一?下|查询|看看?|找一?下)?(?P<at>Ⓐ)\s?的?(?P<name>{ANY_NAME})(?:的{_PHONE}|的?{_PHONE}(?:是?多少|是什么|有吗|呢))",
    rf"(?:查一?下|查询|看看?|找一?下)?(?P<name>{ANY_NAME})的?{_PHONE}(?:是?多少|是什么|有吗|呢)",
    rf"(?:what is|what's|show me) (?P<name>{FULL_NAME})'s (?:phone|mobile|number)(?: number)?(?: at (?P<at>Ⓐ))?",
)
WITHOUT_A_NAME = phrase(
    rf"(?:{_ADD}\s?)(?:Ⓐ\s?的?)?{_ONE}{_CONTACT}[\s:,]*Ⓐ?|(?:给|为)?Ⓐ\s?的?{_ADD}{_ONE}{_CONTACT}"
    r"|(?:add|new) (?:a )?contact(?: (?:at|for|to) Ⓐ)?",
    IGNORECASE,
)
_OUT = r"(?:删除|删掉|删|移除|去掉)"
REMOVED = Phrases.of(
    rf"{_OUT}(?:客户)?{_CONTACT}[\s:,]*(?P<at>Ⓐ)[\s的:,]*(?P<name>{ANY_NAME})",
    rf"{_OUT}(?:客户)?(?P<at>Ⓐ)\s?的?{_CONTACT}[\s:,]*(?P<name>{ANY_NAME})",
    rf"(?:把)?(?:(?P<at>Ⓐ)\s?的?)?{_CONTACT}\s?(?P<name>{ANY_NAME}){_OUT}了?吧?",
    rf"把(?P<name>{ANY_NAME})从(?P<at>Ⓐ)\s?的?{_CONTACT}(?:里|中|名单里?)?{_OUT}了?吧?",
    rf"{_OUT}{_CONTACT}[\s:,]*(?P<name>{ANY_NAME})",
    rf"(?:remove|delete|drop) (?:the )?contact (?P<name>{ANY_NAME})(?: (?:at|from|of) (?P<at>Ⓐ))?",
    rf"(?:remove|delete|drop) (?P<at>Ⓐ)(?:'s)? contact (?P<name>{ANY_NAME})",
    rf"(?:remove|delete|drop) (?P<name>{ANY_NAME}) from (?:the )?(?P<at>Ⓐ)(?:'s)? contacts",
)

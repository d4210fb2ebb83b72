"""“案例库”, “价格异议的案例”, “搜案例 分期”, “案例 #3”: what colleagues told, for all to read."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import ColumnElement

from core.access import visible_owner_ids
from core.errors import NotFoundError
from core.language.understanding import Intent
from core.reply import Button, Card, Facts, Reply, Section, paragraph
from core.storage.queries.people import names_of
from core.storage.records.cases import (
    CaseKind,
    CaseTopic,
    about,
    case_numbered,
    cases_where,
    has_cases,
    numbers_of,
    telling,
)
from core.storage.tables import CaseStudy
from core.vocabulary import LossReason
from handlers.confirmation import day_words, shortened
from handlers.context import Context
from handlers.know_how.advice import ADVICE
from handlers.know_how.case_button import cases_button
from handlers.know_how.spoken import order, plain
from handlers.know_how.topics import topic_called, topic_words
from handlers.recording.said import Said

_SEE = r"(?:看看?|查看?|列出|显示|打开|浏览)?\s?"
_CASES = r"(?:case library|case studies|best practices|knowledge base|cases)"
ONE = order(
    rf"{_SEE}案例\s?[:：]?\s?#?\s?(?P<zh>\d{{1,6}})(?:的?全文|的?详情)?"
    r"|(?:show |read |open )?case\s?#?\s?(?P<en>\d{1,6})"
)
LATEST = order(
    rf"{_SEE}(?:最新的?|最近的?|所有的?|全部的?|公司的?|我们的?)?(?:案例|案例库|经验库|知识库|最佳实践|客户案例|经验)(?:列表|有哪些|有什么)?"
    r"|(?:最近)?有(?:哪些|什么)(?:好的?|新的?)?(?:案例|经验)(?:可以?[看学]|可以参考|可以分享)?"
    rf"|(?:show |list |open |the |our |all |latest |see )*{_CASES}"
)
SEARCHED = order(
    r"(?:搜索?|找找?|查找?|搜一下)\s?(?:一下)?案例[:：]?\s?(?P<zh>.{1,30})"
    r"|(?:有没有|有哪些|(?:查找|搜索|查|找|搜|看)(?:一下|一找|看)?)?(?:几个|一些|一下)?关于\s?(?P<of>.{1,20}?)\s?的案例(?:吗|有吗)?"
    r"|(?:search|find) (?:the )?cases?(?: for| about| on)? (?P<en>.{2,40})"
    r"|(?:show |any |list )?(?:cases?|case studies) (?:about|on|of|for|mentioning) "
    r"(?P<about>.{2,40})"
)
TOPIC = order(
    rf"{_SEE}(?:有没有|有哪些|有什么)?(?P<zh>.{{1,12}}?)的?案例(?:有哪些|有没有|有吗|吗)?"
    rf"|{_SEE}案例[:：\s]*(?P<after>.{{1,10}})"
    r"|(?:show |list |any |see )*(?P<en>[a-z][a-z/ -]{2,20}?) cases"
    r"|(?:show |see )?cases:\s?(?P<colon>.{3,24})"
)
# “怎么应对价格异议” is answered by who did it.
HANDLED = order(
    r"(?:怎么|如何|怎样)(?:应对|处理|解决|回应|回答|化解)(?:客户的?)?(?P<zh>.{1,12})"
    r"|(?:客户)?(?P<of>.{1,12}?)(?:怎么|如何)(?:应对|处理|解决|回应|回答|化解|办)"
    r"|how (?:to|do i|should i|can i|do we) (?:handle|deal with|answer|overcome)"
    r" (?:an? |the )?(?P<en>.{3,30})"
)
SHOWN = 5
OPENED = 3


def case_library_asked(said: Said, context: Context) -> Reply | None:
    """Show cases; None for what asks for none."""
    text = plain(said)
    if found := ONE.fullmatch(text):
        return _one(int(found["zh"] or found["en"]), context)
    if LATEST.fullmatch(text):
        return library_reply("", cases_where(context.session, limit=SHOWN), context)
    if found := SEARCHED.fullmatch(text):
        return _found(_words(found), context)
    if found := TOPIC.fullmatch(text):
        words = _words(found)
        search = _found if said.scene.accounts else _of_kind_or_topic
        return search(words, context)
    return _handled(text, context)


def _handled(text: str, context: Context) -> Reply | None:
    found = HANDLED.fullmatch(text)
    topic = None if found is None else topic_called(_words(found))
    if topic is None or LossReason.read(topic.value) is None:
        return None
    action = context.say(*ADVICE[topic].action)
    what = topic_words(topic.value, context.wording)
    advice = context.say("{topic}：{action}。", "{topic}: {action}.", topic=what, action=action)
    if not has_cases(context.session, topic.value):
        return _none_yet(advice, context)
    listed = cases_on(topic, context)
    card = listed.card or Card(advice)
    sections = (paragraph(advice), *card.sections)
    return replace(listed, text=f"{advice}\n{listed.text}", card=replace(card, sections=sections))


def _words(found: re.Match[str]) -> str:
    return next(words for words in found.groups() if words).strip(" “”\"':")


def _found(words: str, context: Context) -> Reply:
    """Look for a topic by its name, for anything else in the stories themselves."""
    return _of_kind_or_topic(words, context) or _listed(words, telling(words), context)


def _of_kind_or_topic(words: str, context: Context) -> Reply | None:
    if (kind := CaseKind.read(words)) is not None:
        title = kind.say(context.wording.language)
        return _listed(title, CaseStudy.case_kind == kind.value, context)
    topic = topic_called(words)
    if topic is None:
        return None
    return _listed(topic_words(topic, context.wording), about(topic.value), context)


def cases_on(topic: CaseTopic | None, context: Context) -> Reply:
    """List the cases of a topic, else the newest of all."""
    if topic is None or not has_cases(context.session, topic.value):
        return library_reply("", cases_where(context.session, limit=SHOWN), context)
    return _listed(topic_words(topic, context.wording), about(topic.value), context)


def _listed(what: str, which: ColumnElement[bool], context: Context) -> Reply:
    return library_reply(what, cases_where(context.session, which, limit=SHOWN), context)


def library_reply(what: str, cases: Sequence[CaseStudy], context: Context) -> Reply:
    """List cases, each cut to the length of a phone; `what` they are about."""
    parts = [context.say("案例", "Cases"), *([what] if what else [])]
    title = " · ".join(parts)
    if not cases:
        return _none_yet(title, context)
    rows = case_rows(cases, context)
    invitation = context.say("有新的经验？说“案例：…”。", "Learnt something? Say “case: …”.")
    sections: tuple[Section, ...] = (Facts(rows), paragraph(invitation, quiet=True))
    text = "\n".join((title, *(f"{label}: {story}" for label, story in rows)))
    return _read(text, Card(title, sections, full_buttons(cases, context)))


def case_rows(cases: Sequence[CaseStudy], context: Context) -> tuple[tuple[str, str], ...]:
    """Word cases as number, author, day and topic, and the beginning of each story."""
    numbers = numbers_of(context.session)
    authors = names_of(context.session, {one.author_id for one in cases})
    return tuple(
        (_head(one, numbers[one.id], authors, context), shortened(" ".join(one.story.split())))
        for one in cases
    )


def _head(case: CaseStudy, number: int, authors: dict[int, str], context: Context) -> str:
    day = day_words(case.created_on, context)
    topic = topic_words(case.topic, context.wording)
    return f"#{number} {authors[case.author_id]} · {day} · {topic}"


def full_buttons(cases: Sequence[CaseStudy], context: Context) -> tuple[Button, ...]:
    """Offer the whole of those stories that were cut."""
    numbers = numbers_of(context.session)
    cut = [numbers[one.id] for one in cases if shortened(one.story) != one.story]
    return tuple(
        Button(
            context.say("看全文 #{n}", "Read #{n}", n=number),
            context.say("案例 #{n}", "case #{n}", n=number),
        )
        for number in cut[:OPENED]
    )


def _none_yet(title: str, context: Context) -> Reply:
    text = context.say(
        "{title}：还没有案例。有经验就说“案例：客户嫌贵，改成分期付款就签了”，全公司可见。",
        "{title}: no case yet. Tell one: “case: too expensive for them, instalments settled it”. "
        "The whole company can read it.",
        title=title,
    )
    latest = Button(context.say("案例库", "Case library"), context.say("案例库", "case library"))
    return _read(text, Card(text, (), (latest,)))


def _one(number: int, context: Context) -> Reply:
    case = case_numbered(context.session, number)
    if case is None:
        raise NotFoundError(
            f"没有案例 #{number}。发“案例库”看最新的。",
            f"There is no case #{number}. Send “case library” for the latest.",
        )
    language = context.wording.language
    authors = names_of(context.session, {case.author_id})
    kind = CaseKind.read(case.case_kind)
    title = context.say("案例 {head}", "Case {head}", head=_head(case, number, authors, context))
    about_it = "" if kind is None else kind.say(language)
    more = () if case.topic is None else cases_button(context.session, case.topic, context.wording)
    buttons = (*more, *_removing(case, number, context))
    sections = (paragraph(case.story), paragraph(about_it, quiet=True))
    return _read(f"{title}\n{case.story}", Card(title, sections, buttons))


def _removing(case: CaseStudy, number: int, context: Context) -> tuple[Button, ...]:
    visible = visible_owner_ids(context.session, context.person)
    if context.room.seen_by == "room" or (visible is not None and case.author_id not in visible):
        return ()
    label = context.say("删除", "Remove")
    command = context.say("删除案例 #{n}", "remove case #{n}", n=number)
    return (Button(label, command, "danger"),)


def _read(text: str, card: Card) -> Reply:
    return Reply(text, card, intent=Intent.SHOW_HELP.value)

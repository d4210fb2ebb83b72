"""“案例：…”: a story is kept for all colleagues, filed anew, or taken out again."""

import re

from core.access import visible_owner_ids
from core.errors import NotAllowedError, NotFoundError, UserError
from core.language.text.sheet import phrase
from core.language.understanding import Intent
from core.reply import Reply
from core.storage.records.accounts import account_named
from core.storage.records.cases import (
    CaseKind,
    CaseTopic,
    add_case,
    case_numbered,
    number_of,
    told_already,
)
from core.storage.records.deals import deals_where
from core.storage.tables import CaseStudy, Deal
from handlers.confirmation import Entry, confirmed, shortened
from handlers.context import Context
from handlers.know_how.case_library import cases_on
from handlers.know_how.selling import is_of_selling
from handlers.know_how.spoken import order, plain, typed
from handlers.know_how.topics import OTHER, main_topic, topic_called, topic_words, topics_in
from handlers.recording.said import Said, ask_which_person

LEAST_CHARACTERS = 10
_WORD = r"(?:(?:成功|失败|赢单|丢单|客户|销售|实战)?的?(?:案例|经验|心得|教训)(?:分享)?)"
_SHARE = r"(?:分享|记录?|新增|添加|录入|沉淀)(?:了|下|一下)?(?:一?[个条则])?"
_EN = r"(?:case(?: study)?|lessons?(?: learn(?:ed|t))?|best practice|success story)"
TOLD = phrase(
    rf"(?P<sure>确认|confirm )?"
    rf"(?:(?:我想?)?(?:{_SHARE})?\s?{_WORD}\s?[:：]|[【\[]{_WORD}[】\]][:：]?"
    rf"|(?:我想?)?{_SHARE}\s?{_WORD}[,，\s]+(?![给的会到吧吗时环])"
    rf"|(?:(?:share|record|add|log) )?(?:here(?:'s| is) )?"
    rf"(?:an? |the |my )?{_EN}\s?[:：])"
    r"\s*(?P<story>.*)",
    re.IGNORECASE | re.DOTALL,
)
INVITED = order(
    rf"(?:{_SHARE})\s?{_WORD}(?:\s?Ⓐ)?|{_WORD}[:：]"
    rf"|(?:share|add|record) (?:an? |the |my )?{_EN}(?: (?:about |of )?Ⓐ)?|{_EN}:"
)
# It may be a story or not: nobody's win is read out of it, and nothing is published.
UNSURE = order(rf"{_WORD}[,，\s]+.{{10,}}")
REMOVED = order(
    r"(?:删除|删掉|去掉|移除|撤下)(?:了)?\s?案例\s?#?\s?(?P<zh>\d{1,6})|案例\s?#?\s?(?P<of>\d{1,6})\s?(?:删除|删掉|删了)"
    r"|(?:delete|remove) case\s?#?\s?(?P<en>\d{1,6})"
)
FILED = order(
    r"(?:把)?案例\s?#?\s?(?P<n>\d{1,6})\s?(?:的?主题)?\s?(?:归到|归为|归入|改成|改为|改到|放到)\s?(?P<zh>.{1,12})"
    r"|file case\s?#?\s?(?P<m>\d{1,6}) (?:under|as) (?P<en>.{1,24})"
)
# A question about a story is none; nor is what is only asked for.
ASKS = phrase(r".*[?？]\s*|.*(?:吗|呢|么|怎么办|怎么处理|怎么应对)[。!！~\s]*", re.DOTALL)
WON = phrase(r"赢|签(?:了|下|约|单|到)|成交|拿下|\b(?:won|signed)\b", re.IGNORECASE)
LOST = phrase(r"丢单|丢了|输(?:了|给|在)|没(?:签|谈|拿)下?|\blost\b", re.IGNORECASE)
OFFERED_TOPICS = 3


def case_told(said: Said, context: Context) -> Reply | None:
    """Keep a story, file one anew or remove it; None for what is no order of these."""
    text = plain(said)
    if found := REMOVED.fullmatch(text):
        return _removed(_number(found), context)
    if found := FILED.fullmatch(text):
        return _filed(_number(found), found["zh"] or found["en"], context)
    if INVITED.fullmatch(said.text) or UNSURE.fullmatch(text):
        return _invited(said, context)
    told = TOLD.fullmatch(typed(said))
    if told is not None and ASKS.fullmatch(told["story"]):
        # A question in the words of a story must not be read as the win that it asks about.
        return cases_on(main_topic(said.text), context)
    return None if told is None else _told(told, said, context)


def _told(told: re.Match[str], said: Said, context: Context) -> Reply | None:
    story = story_in(said)
    if story is None:
        return None
    story = kept_words(story)
    if not told["sure"] and not is_of_selling(story, names_customer=bool(said.scene.accounts)):
        return _ask_whether(story, context)
    return _kept(story, said, context)


def _ask_whether(story: str, context: Context) -> Reply:
    """A wish or a joke is not told to the whole company unasked."""
    sentence = context.say(
        "还没有分享。全公司都会看到，要分享吗？",
        "Not shared yet. The whole company would read it: share it?",
    )
    order = context.say("确认分享案例：{story}", "confirm share case: {story}", story=story)
    share = (context.say("分享", "Share"), order)
    return ask_which_person(sentence, [share], context, Intent.RECORD_SUGGESTION)


def story_in(said: Said) -> str | None:
    """Return the story that a message tells; None where it asks something, or names a topic."""
    told = TOLD.fullmatch(typed(said))
    if told is None or ASKS.fullmatch(told["story"]) or topic_called(told["story"]):
        return None
    return told["story"].strip()


def kept_words(story: str) -> str:
    """Return a story as it is kept. Raises UserError for one that is too short to learn from."""
    if len("".join(story.split())) >= LEAST_CHARACTERS:
        return story
    raise UserError(
        "太短了，同事看不懂。写清做了什么、结果怎样，例如“案例：客户嫌贵，改成分期付款，当周就签了”。",
        "That is too short to learn from. Say what was done and what came of it, for example "
        "“case: too expensive for them, we offered instalments, signed that week”.",
    )


def _number(found: re.Match[str]) -> int:
    return int(next(digits for digits in found.groups() if digits and digits.isdigit()))


def _invited(said: Said, context: Context) -> Reply:
    """Say how a story is told; nothing is waited for, so that no small talk becomes one."""
    names = [found.value[0] for found in said.scene.accounts]
    text = context.say(
        "{about}当时怎么做的，为什么有效？这样说就行：“案例：{who}嫌价格高，用分期打消了顾虑”。全公司可见。",
        "{about}What did you do, and why did it work? Say “case: {who} found us expensive, paying "
        "in parts settled it”. The whole company can read it.",
        about=f"{names[0]}{context.say('：', ': ')}" if names else "",
        who=context.say("客户", "the customer"),
    )
    return Reply(text, intent=Intent.RECORD_SUGGESTION.value)


def _kept(story: str, said: Said, context: Context) -> Reply:
    if (same := told_already(context.session, context.person.id, story)) is not None:
        number = number_of(context.session, same)
        text = context.say(
            "已经分享过了：案例 #{n}。", "You have shared it already: case #{n}.", n=number
        )
        return Reply(text, intent=Intent.RECORD_SUGGESTION.value)
    entry = Entry(context, Intent.RECORD_SUGGESTION)
    entry.begin()
    case = _case(story, said, context)
    number = add_case(context.session, case)
    entry.wrote(case, f"#{number}")
    entry.heading = context.say("已收入案例库 · #{n}", "In the case library · #{n}", n=number)
    entry.fact("类别", "Kind", CaseKind[case.case_kind.upper()].say(context.wording.language))
    _say_topic(entry, case, number, topics_in(story))
    entry.remark(
        "全公司可见，包括写到的客户和金额。",
        "The whole company can read it, with the customers and amounts that you wrote.",
    )
    return confirmed(entry)


def _case(story: str, said: Said, context: Context) -> CaseStudy:
    topic = main_topic(said.text)
    deal = _deal_told_of(said, context)
    return CaseStudy(
        author_id=context.person.id,
        case_kind=_kind(story).value,
        topic=None if topic is None else topic.value,
        deal_id=None if deal is None else deal.id,
        story=story,
        created_on=context.today,
    )


def _kind(story: str) -> CaseKind:
    if LOST.search(story):
        return CaseKind.LOST
    return CaseKind.WON if WON.search(story) else CaseKind.HOW_TO


def _deal_told_of(said: Said, context: Context) -> Deal | None:
    """Return the last deal of the customer that a story names, if it is the teller's own."""
    names = {name for found in said.scene.accounts for name in found.value}
    account = account_named(context.session, names.pop()) if len(names) == 1 else None
    if account is None:
        return None
    own = (Deal.account_id == account.id, Deal.owner_id == context.person.id)
    return next(iter(deals_where(context.session, *own, limit=1)), None)


def _say_topic(entry: Entry, case: CaseStudy, number: int, others: tuple[CaseTopic, ...]) -> None:
    """Say what a story is filed under, and offer what else it may be about."""
    wording = entry.context.wording
    entry.fact("归在", "Filed under", topic_words(case.topic, wording))
    usual = (CaseTopic.PRICE, CaseTopic.COMPETITOR, CaseTopic.SLOW_FOLLOW_UP, CaseTopic.PROPOSAL)
    offered = [one for one in dict.fromkeys((*others, *usual)) if one.value != case.topic]
    for topic in offered[:OFFERED_TOPICS]:
        entry.button(
            (f"改为 {topic.zh}", f"→ {topic.en}"),
            (f"案例 #{number} 归到 {topic.zh}", f"file case #{number} under {topic.en}"),
        )


def _named(number: int, context: Context) -> CaseStudy:
    case = case_numbered(context.session, number)
    if case is None:
        raise NotFoundError(
            f"没有案例 #{number}。发“案例库”看最新的。",
            f"There is no case #{number}. Send “case library” for the latest.",
        )
    return case


def _own_or_led(number: int, context: Context) -> CaseStudy:
    case = _named(number, context)
    visible = visible_owner_ids(context.session, context.person)
    if visible is not None and case.author_id not in visible:
        raise NotAllowedError(
            f"案例 #{number} 由作者或其经理来改。你可以看“案例 #{number}”，或说“案例：…”。",
            f"Case #{number} is its author's or their manager's to change. You can read "
            f"“case #{number}”, or tell your own: “case: …”.",
        )
    return case


def _removed(number: int, context: Context) -> Reply:
    case = _own_or_led(number, context)
    entry = Entry(context, Intent.RECORD_SUGGESTION)
    entry.begin()
    entry.wrote(case, f"#{number}")
    context.session.delete(case)
    entry.heading = context.say("已删除案例 #{n}", "Removed case #{n}", n=number)
    entry.remark("{story}", "{story}", story=shortened(case.story))
    entry.tell(
        case.author_id,
        "{who} 删除了你的案例 #{n}。",
        "{who} removed your case #{n}.",
        n=number,
    )
    return confirmed(entry)


def _filed(number: int, words: str, context: Context) -> Reply:
    topic = topic_called(words)
    if topic is None and words.strip().casefold() not in {OTHER[0], OTHER[1].casefold()}:
        known = context.wording.listed(one.say(context.wording.language) for one in CaseTopic)
        raise UserError(
            f"没有“{words}”这个主题。可以选：{known}。",
            f"There is no topic “{words}”. Choose one of: {known}.",
        )
    case = _own_or_led(number, context)
    entry = Entry(context, Intent.RECORD_SUGGESTION)
    entry.begin()
    case.topic = None if topic is None else topic.value
    entry.wrote(case, f"#{number}")
    where = topic_words(case.topic, context.wording)
    entry.heading = context.say(
        "案例 #{n} 归在“{topic}”", "Case #{n} is filed under {topic}", n=number, topic=where
    )
    entry.tell(
        case.author_id,
        "{who} 把你的案例 #{n} 归到了“{topic}”。",
        "{who} filed your case #{n} under {topic}.",
        n=number,
        topic=where,
    )
    return confirmed(entry)

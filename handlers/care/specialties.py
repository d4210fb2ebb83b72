# ruff: noqa: E501 - one rule, one line
"""What colleagues are good at: told by themselves or their leader, and asked by everybody."""

import re
from collections.abc import Sequence

from core.access import visible_owner_ids
from core.errors import NotAllowedError
from core.language.text.sheet import Rule, phrase
from core.language.text.ways import Phrases
from core.language.understanding import Intent
from core.reply import Card, Reply, Table
from core.storage.records.specialties import (
    LONGEST,
    add_specialty,
    drop_specialty,
    good_at,
    matters_of_all,
    specialties_of,
)
from core.storage.tables import Person, Specialty
from handlers.care.naming import people_marked
from handlers.care.trades import is_trade
from handlers.confirmation import Entry, confirmed
from handlers.context import Context
from handlers.paging import page_of, paged
from handlers.recording.said import Said, ask_which_person, person_called, require_working

_WHO = r"(?P<who>Ⓜ|我)"
_WHO_EN = r"(?P<who>Ⓜ|i)"
_AREA = r"(?:行业|领域|客户|方面|这块|类)?(?:的?(?:客户|产品|项目))?"
_GOOD_EN = r"(?:really |very |especially )*(?:good at|an? (?:expert|specialist) (?:in|on)|experienced in|strong in)"
TOLD = Phrases.of(
    rf"{_WHO}(?:们)?(?:最|很|比较|也|主要|特别|更|还)*(?:擅长|精通|专攻)[:\s]*(?:做|卖|跟|开拓)?(?P<what>.{{2,40}}?){_AREA}[了]?",
    rf"{_WHO}的?(?:专长|强项|擅长领域)(?:是|为|有|:|\s)+(?P<what>.{{2,40}}?){_AREA}",
    rf"(?:记录?|添加|增加|加|设置?)?(?:一?个)?专长[:\s]*{_WHO}[\s:,]+(?P<what>.{{2,40}}?){_AREA}",
    rf"{_WHO_EN}(?: is|'s| am|'m) {_GOOD_EN} (?P<what>.{{2,40}})",
    rf"{_WHO_EN} speciali[sz]es? in (?P<what>.{{2,40}})",
    r"(?P<who>Ⓜ|my)(?:'s)? (?:specialty|speciality|specialties) (?:is|are|:) ?(?P<what>.{2,40})",
)  # fmt: skip
# “我熟悉医疗行业” tells a trade only with a word that is known to be one.
TOLD_IF_KNOWN = phrase(
    rf"{_WHO}(?:也|一直|最|很|比较|还|都|更)*(?:懂|熟悉|了解|熟)(?P<what>.{{2,40}}?){_AREA}了?"
    r"|(?P<who2>Ⓜ|i)(?: am|'m| is|'s)? (?:very |quite |really )?(?:familiar with|knows? a lot about) (?P<what2>.{2,40})",
    re.IGNORECASE,
)
SURE = phrase(r"(?:确认|confirm )专长[:\s]*(?P<who>Ⓜ|我)[\s:]+(?P<what>.{2,40})", re.IGNORECASE)
WISHED = phrase(r".*(?:就好了|多好|希望|但愿|\b(?:i wish|just kidding)\b).*", re.IGNORECASE)
_NO_MORE = r"(?:不再|已经不再|现在不)"
REMOVED = Phrases.of(
    rf"{_WHO}{_NO_MORE}(?:擅长|精通|专攻|做)(?P<what>.{{2,40}}?){_AREA}了?",
    rf"(?:取消|去掉|删除|删掉|移除){_WHO}的?专长[\s:,]*(?P<what>.{{2,40}}?)",
    rf"(?:把)?{_WHO}的?专长[\s:,]*(?P<what>.{{2,40}}?)(?:去掉|删掉|删除|取消)了?",
    rf"{_WHO_EN}(?: is|'s| am|'m) (?:no longer|not) {_GOOD_EN} (?P<what>.{{2,40}}?)(?: any ?more)?",
    r"(?:remove|delete) (?:the )?specialty (?P<what>.{2,40}?) (?:of|from) (?P<who>Ⓜ|me)",
)  # fmt: skip
ASKED_WHO = Phrases.of(
    (rf"(?:我们|公司|团队里?)?(?:有)?(?:谁|哪些人|哪些同事|哪位|哪个(?:同事|人|销售))(?:最|比较|都|是)*"
    rf"(?:擅长|精通|专攻|懂)(?P<what>.{{2,20}}?){_AREA}[呢啊]?"),
    rf"(?P<what>[^,\s谁]{{2,12}}?){_AREA}(?:谁|哪位)(?:最|比较)?(?:擅长|精通|专攻)[呢啊]?",
    rf"who (?:is|are|'s) {_GOOD_EN} (?P<what>.{{2,30}})|who speciali[sz]es in (?P<what2>.{{2,30}})",
)  # fmt: skip
ASKED_WHAT = Phrases.of(
    rf"(?:看看?|查看?)?{_WHO}的?(?:专长|强项|擅长领域)(?:是|有|都)*(?:什么|哪些|啥)?[呢啊]?",
    rf"{_WHO}(?:最|都|比较)?(?:擅长|精通)(?:做|卖)?(?:什么|哪些|啥|哪个行业|什么行业).{{0,4}}",
    r"what (?:is|am|are) (?P<who>Ⓜ|i) (?:best|good) at|(?:show )?(?P<who2>Ⓜ|my)(?:'s)? (?:specialties|specialty)",
)  # fmt: skip
_BETWEEN = re.compile(r"[、,/;&]|(?<=[\u4e00-\u9fff])[和及与](?=[\u4e00-\u9fff])| and ")
# What friends say of each other is no trade.
NO_TRADE = phrase(
    r".*(?:吃|喝|睡觉|聊天|唱歌|跳舞|骂人|骗人|撒谎|吹牛|摸鱼|跑步|游泳|做饭|做菜|开车|说话|讲话|搞笑|拍马|忽悠|甩锅|划水|偷懒"
    r"|迟到|加班|熬夜|[足篮排]球|羽毛球|乒乓球|打球|打牌|麻将|游戏|画画|书法|带娃|整理|拖延|哄|沉默|安慰|玩手机).*"
    r"|.*[我你他她它您谁没吗呢吧呀的了?].*|.*(?:什么|怎么|哪些|这个|那个|一下|如果|因为|但是|所以).*|不.*"
    r"|.*\b(?:cooking|jokes?|singing|dancing|football|golf|games?|talking|lying|sleeping|drinking|eating|this|that|it|"
    r"everything|nothing|what|parties|guitar|chess|bluffing|sports)\b.*",
    re.IGNORECASE,
)
MOST_ROWS = 15


def specialties_said(said: Said, context: Context) -> Reply | None:
    """Record, remove or tell what somebody is good at; None for other talk."""
    text = people_marked(said)
    if found := _first(ASKED_WHAT, text):
        return _told(_person(said, found, context), context)
    if found := _first(ASKED_WHO, text):
        return _listed(_what(found), context)
    if WISHED.fullmatch(text):
        return None
    for patterns, added in ((REMOVED, False), ((*TOLD, TOLD_IF_KNOWN, SURE), True)):
        if found := _first(patterns, text):
            return _ordered(said, found, context, added=added)
    return None


def _first(patterns: Sequence[Rule], text: str) -> re.Match[str] | None:
    return next((found for one in patterns if (found := one.fullmatch(text))), None)


def _what(found: re.Match[str]) -> str:
    said = (value for name, value in found.groupdict().items() if name.startswith("what"))
    return next(value for value in said if value).strip()


def _person(said: Said, found: re.Match[str], context: Context) -> Person:
    names = [value for name, value in found.groupdict().items() if name.startswith("who")]
    if "Ⓜ" not in names:
        return context.person
    return person_called(context.wording.listed(said.scene.members[0].value), context)


def _ordered(said: Said, found: re.Match[str], context: Context, *, added: bool) -> Reply | None:
    """Do what is said of somebody's trade; small talk and customers' names are none."""
    words = [word.strip(" .。") for word in _BETWEEN.split(_what(found))]
    if said.scene.accounts or not all(words) or any(NO_TRADE.fullmatch(word) for word in words):
        return None
    person = _person(said, found, context)
    if said.scene.mood.asks:
        return _told(person, context)
    short = all(len(word) <= LONGEST for word in words)
    strange = added and short and not _all_known(words, context)
    if strange and _is(TOLD_IF_KNOWN, said):
        return None
    _require_may(person, words, context)
    if strange and not _is(SURE, said):
        return _ask_whether(person, words, context)
    return _added(person, words, context) if added else _removed(person, words, context)


def _is(order: Rule, said: Said) -> bool:
    return order.fullmatch(people_marked(said)) is not None


def _all_known(words: list[str], context: Context) -> bool:
    """Tell whether all are trades: of selling, or of the company's own customers."""
    own = matters_of_all(context.session)
    return all(is_trade(word, own) for word in words)


def _ask_whether(person: Person, words: list[str], context: Context) -> Reply:
    """What nobody sells and no customer does may be a joke."""
    listed = "、".join(words)
    sentence = context.say(
        "没有记录。“{words}”记为{name}的专长？", "Not recorded. Is “{words}” a specialty of {name}?",
        words=listed, name=person.name,
    )  # fmt: skip
    order = f"确认专长：{person.name} {listed}"
    yes = (context.say("记为专长", "Record it"), order)
    return ask_which_person(sentence, [yes], context, Intent.UPDATE_DEAL)


def _require_may(person: Person, words: list[str], context: Context) -> None:
    visible = visible_owner_ids(context.session, context.person)
    if person.id != context.person.id and visible is not None and person.id not in visible:
        raise NotAllowedError(
            f"专长由本人或其上级来记。可以请{person.name}自己说“我擅长{'、'.join(words)}”，"
            f"或问“{person.name}的专长”。",
            f"Specialties are told by oneself or one's leader. Ask {person.name} to say “I am "
            f"good at {', '.join(words)}”, or ask “{person.name}'s specialties”.",
        )
    require_working(person)


def _added(person: Person, words: list[str], context: Context) -> Reply:
    entry = Entry(context, Intent.UPDATE_DEAL)
    entry.begin()
    new = [row for word in words if (row := add_specialty(context.session, person, word))]
    if not new:
        text = context.say(
            "{name} 的专长已经有{words}，没有改动。", "{name} has {words} already; nothing changed.",
            name=person.name, words=context.wording.listed(words),
        )  # fmt: skip
        return Reply(text, error_code="exists", intent=Intent.UPDATE_DEAL.value)
    entry.heading = context.say(
        "已记专长 · {name}：{words}", "Specialty recorded · {name}: {words}",
        name=person.name, words=context.wording.listed(row.word for row in new),
    )  # fmt: skip
    return _confirmed(entry, person, new)


def _removed(person: Person, words: list[str], context: Context) -> Reply:
    entry = Entry(context, Intent.UPDATE_DEAL)
    entry.begin()
    gone = [one for word in words if (one := drop_specialty(context.session, person, word))]
    if not gone:
        text = context.say(
            "{name} 没有记过专长“{word}”，没有改动。", "{name} has no specialty “{word}”; nothing changed.",
            name=person.name, word=context.wording.listed(words),
        )  # fmt: skip
        return Reply(text, error_code="not_found", intent=Intent.UPDATE_DEAL.value)
    entry.heading = context.say(
        "已去掉专长 · {name}：{words}", "Specialty removed · {name}: {words}",
        name=person.name, words=context.wording.listed(row.word for row in gone),
    )  # fmt: skip
    return _confirmed(entry, person, gone)


def _confirmed(entry: Entry, person: Person, rows: Sequence[Specialty]) -> Reply:
    context = entry.context
    for row in rows:
        entry.wrote(row, row.word)
    context.session.flush()
    entry.fact("专长", "Specialties", _words_of(person, context))
    entry.tell(
        person.id,
        "{who} 改了你的专长，现在是：{words}。",
        "{who} changed your specialties. They are now: {words}.",
        words=_words_of(person, context),
    )
    return confirmed(entry)


def _words_of(person: Person, context: Context) -> str:
    return context.wording.listed(specialties_of(context.session, person)) or "–"


def _told(person: Person, context: Context) -> Reply:
    name = person.name
    if not specialties_of(context.session, person):
        text = context.say(
            "{name} 还没有记专长。可以说“{name}擅长医疗”。",
            "{name} has no specialty yet. Say “{name} is good at health care”.",
            name=name,
        )
    else:
        text = context.say(
            "{name} 擅长：{words}。", "{name} is good at: {words}.",
            name=name, words=_words_of(person, context),
        )  # fmt: skip
    return Reply(text, intent=Intent.SHOW_REPORT.value)


def _listed(what: str, context: Context) -> Reply | None:
    if NO_TRADE.fullmatch(what):
        return None
    found = good_at(context.session, what)
    if not found:
        text = context.say(
            "还没有人记过专长“{what}”。擅长的同事可以说“我擅长{what}”。",
            "Nobody has told the specialty “{what}” yet. Who has it says “I am good at {what}”.",
            what=what,
        )
        return Reply(text, intent=Intent.SHOW_REPORT.value)
    title = context.say("擅长{what} · {n} 人", "Good at {what} · {n}", what=what, n=len(found))
    page = page_of(context, len(found), MOST_ROWS)
    rows = tuple((person.name, word) for person, word in found[page.first : page.end])
    heads = (context.say("姓名", "Name"), context.say("专长", "Specialty"))
    text = "\n".join((title, *(" · ".join(row) for row in rows)))
    reply = Reply(text, Card(title, (Table(heads, rows),)), intent=Intent.SHOW_REPORT.value)
    return paged(reply, page, context, ("人", ""))

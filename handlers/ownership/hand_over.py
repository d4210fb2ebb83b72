"""Handing over a customer, a deal or all that somebody has: “把华东医疗转给王磊”."""

import re
from collections.abc import Callable

from core.access import require_write
from core.errors import UserError
from core.language.text.sheet import phrase
from core.language.understanding import Intent
from core.reply import Reply
from core.storage.queries.people import names_of
from core.storage.records.accounts import account_named
from core.storage.records.deals import deals_where, lock_deal
from core.storage.records.hand_over import (
    hand_over_account,
    hand_over_all,
    hand_over_deal,
    held_account,
)
from core.storage.tables import Account, Deal, Person
from core.vocabulary import DealStatus
from handlers.confirmation import Entry, confirmed
from handlers.context import Context
from handlers.recording.afar import ask_if_afar, without_sure
from handlers.recording.deal_words import deal_words
from handlers.recording.handed import handed_facts, share_words
from handlers.recording.leads import expect_an_answer
from handlers.recording.meant import deal_numbered
from handlers.recording.people_around import tell_helpers
from handlers.recording.said import Said, ask_which_person, person_called, require_working

AN_ORDER = phrase(r"(?:我要|我想|\s)*[把将]")
_WANTED = r"(?:我要|我想|把|将|\s)*"
_GIVE = r"(?:都|全部|全|一起|先|\s)*(?:转交|转移|转|交接|移交|交|划|分配|分|过户)(?:给|到)\s?"
_TO = r"(?P<to>Ⓜ|我|(?<=[给到])[\u4e00-\u9fff]{2,3}?)"
_DONE = r"(?:名下|来?跟进|来?负责|来跟|去跟|处理)?(?:了|吧|一下)?"
_THEIRS = r"(?:的|名下|手[里上]|全部|所有)*(?:客户|商机|单子|业务|工作|跟进|和|、|跟)+"
_GIVE_EN = r"(?:hand|transfer|reassign|give|pass|move|assign)(?: over)? "
_TO_EN = r"(?: over)? to (?P<to>Ⓜ|me)"
_THEIRS_EN = (
    r"(?:all )?(?:of )?(?P<giver>Ⓜ's?|my) (?:open )?(?:accounts|customers|deals|work|stuff)"
)
_OWNER = r"的?负责人(?:改成|改为|换成|换为|变成|改|换|设为|定为)\s?(?P<to>Ⓜ|我)(?:吧|了)?"
ACCOUNT = (
    phrase(rf"{_WANTED}(?:客户)?Ⓐ(?:这个|这家|的)?(?:客户)?{_GIVE}{_TO}{_DONE}"),
    phrase(r"(?:客户)?Ⓐ(?:以后|现在|改|就|\s)*由(?P<to>Ⓜ|我)来?(?:负责|跟进|接手)(?:了|吧)?"),
    phrase(rf"{_GIVE_EN}(?:the )?(?:account |customer )?Ⓐ{_TO_EN}"),
    phrase(rf"{_WANTED}(?:客户)?Ⓐ\s?{_OWNER}"),
    phrase(r"(?:set |change |make )?(?:the )?owner of Ⓐ to (?P<to>Ⓜ|me)"),
)
DEAL = (
    phrase(rf"{_WANTED}Ⓐ?的?(?:商机|单子|这单)?\s?Ⓡ{_GIVE}{_TO}{_DONE}"),
    phrase(rf"{_GIVE_EN}(?:the )?(?:deal )?Ⓡ{_TO_EN}"),
    phrase(rf"{_WANTED}(?:商机)?Ⓡ\s?{_OWNER}"),
    phrase(r"(?:set |change |make )?(?:the )?owner of (?:deal )?Ⓡ to (?P<to>Ⓜ|me)"),
)
ALL = (
    phrase(rf"{_WANTED}(?P<giver>Ⓜ|我|[\u4e00-\u9fff]{{2,3}}?){_THEIRS}{_GIVE}{_TO}{_DONE}"),
    phrase(rf"{_GIVE_EN}{_THEIRS_EN}(?: and (?:deals|follow-?ups))?{_TO_EN}"),
    phrase(
        rf"{_GIVE_EN}(?:all |the |open )*(?:accounts|customers|deals|work) (?:of|from) (?P<giver>Ⓜ)"
        rf"{_TO_EN}"
    ),
)


def hand_over_said(said: Said, context: Context) -> Reply | None:
    """Hand over what the message names; None when it says something else."""
    kinds = ((ALL, _all), (DEAL, _deal), (ACCOUNT, _account))
    order = without_sure(said)
    for patterns, hand_over in kinds:
        for pattern in patterns:
            found = pattern.fullmatch(order)
            if found and not said.scene.mood.asks and _names_people(found):
                return _with_receiver(said, found, hand_over, context)
    return None


def _names_people(found: re.Match[str]) -> bool:
    """Tell an order from talk: a name that nobody has is only taken for one after 把."""
    named = [found[group] for group in found.re.groupindex]
    known = all(name.startswith(("Ⓜ", "我", "me", "my")) for name in named)
    return known or AN_ORDER.match(found[0]) is not None


HandOver = Callable[[Said, re.Match[str], Person, Context], Reply]


def _with_receiver(
    said: Said, found: re.Match[str], hand_over: HandOver, context: Context
) -> Reply:
    if found["to"] in {"我", "me"}:
        return hand_over(said, found, context.person, context)
    if found["to"] != "Ⓜ":
        return hand_over(said, found, person_called(found["to"], context), context)
    names = said.scene.members[-1].value
    if len(names) > 1:
        return _ask_to_whom(said, names, context)
    to = person_called(names[0], context)
    require_working(to)
    return hand_over(said, found, to, context)


def _ask_to_whom(said: Said, names: tuple[str, ...], context: Context) -> Reply:
    member = said.scene.members[-1]
    typed = said.scene.sheet.normal.text
    texts = [(name, typed[: member.start] + name + typed[member.end :]) for name in names]
    sentence = context.say("转给哪一位？", "To which of them?")
    return ask_which_person(sentence, texts, context, Intent.UPDATE_DEAL)


def _account(said: Said, _found: re.Match[str], to: Person, context: Context) -> Reply:
    names = said.scene.accounts[0].value
    if len(names) > 1:
        texts = [(name, f"把{name}转给{to.name}") for name in names]
        sentence = context.say("哪个客户？", "Which account?")
        return ask_which_person(sentence, texts, context, Intent.UPDATE_DEAL)
    known = account_named(context.session, names[0])
    if known is None:
        return Reply(context.say("找不到这个客户。", "I cannot find that account."))
    account = held_account(context.session, known.id)
    _require_giver(context, account, to)
    if account.owner_id == to.id:
        return _already_theirs(account.name, to, context)
    order = (
        f"把{account.name}转给{to.name}，确认",
        f"hand over {account.name} to {to.name}, confirm",
    )
    return ask_if_afar(said, to, account.name, order, context) or _account_given(
        account, to, context
    )


def _require_giver(context: Context, account: Account, to: Person) -> None:
    """What is nobody's may be taken by oneself, and given to those whom one leads."""
    if account.owner_id is not None:
        require_write(context.session, context.person, account.owner_id, account.name)
    elif to.id != context.person.id:
        require_write(context.session, context.person, to.id, to.name)


def _already_theirs(what: str, to: Person, context: Context) -> Reply:
    text = context.say(
        "{what} 已经由 {name} 负责，没有改动。",
        "{what} is {name}'s already; nothing was changed.",
        what=what,
        name=to.name,
    )
    return Reply(text, intent=Intent.UPDATE_DEAL.value)


def _account_given(account: Account, to: Person, context: Context) -> Reply:
    entry = Entry(context, Intent.UPDATE_DEAL)
    entry.begin()
    giver_id = account.owner_id
    handed = hand_over_account(context.session, account, to)
    entry.wrote(account, account.name)
    handed_facts(entry, handed)
    _head(entry, account.name, to)
    if giver_id is None:
        expect_an_answer(entry, account, to.id, None)
    else:
        before = names_of(context.session, {giver_id})[giver_id]
        entry.fact("原负责人", "Owner before", before)
    _tell_both(entry, giver_id, to, account.name, share_words(entry, handed, to))
    tell_helpers(entry, [account], to)
    name = account.name
    entry.button(("查看客户", "Show it"), (f"客户详情 {name}", f"account {name}"))
    return confirmed(entry)


def _head(entry: Entry, what: str, to: Person) -> None:
    entry.heading = entry.context.say(
        "已交接 · {what} → {name}", "Handed over · {what} → {name}", what=what, name=to.name
    )
    entry.remark(
        "历史记录和已成交的业绩不变。", "History and the credit for closed deals stay as they are."
    )


def _tell_both(entry: Entry, giver_id: int | None, to: Person, what: str, share: str) -> None:
    entry.tell(
        to.id,
        "{who} 把 {what} 交给了你{share}。发“我的客户”或“我的跟进”查看。",
        "{who} handed {what} over to you{share}. Send “my accounts” or “my follow-ups” to see it.",
        what=what,
        share=share,
    )
    giver = entry.context.session.get(Person, (entry.context.company.id, giver_id or 0))
    if giver is not None and giver.active and giver.id != to.id:
        entry.tell(
            giver.id,
            "{who} 把你的 {what} 交给了 {name}。历史和业绩仍是你的。",
            "{who} handed your {what} over to {name}. Its history and credit stay yours.",
            what=what,
            name=to.name,
        )


def _deal(said: Said, _found: re.Match[str], to: Person, context: Context) -> Reply:
    number = said.scene.records[0].value
    found = deals_where(context.session, Deal.number == number)
    if found:
        lock_deal(context.session, found[0])
    deal = deal_numbered(number, context)
    if deal.status != DealStatus.OPEN:
        raise UserError(
            f"商机 #{number} 已关闭，业绩归当时的负责人，不再转。",
            f"Deal #{number} is closed; its credit stays with who closed it.",
            code="deal_closed",
        )
    if deal.owner_id == to.id:
        return _already_theirs(f"#{number}", to, context)
    order = (
        f"把商机 #{number} 转给{to.name}，确认",
        f"hand over deal #{number} to {to.name}, confirm",
    )
    return ask_if_afar(said, to, f"#{number}", order, context) or _deal_given(deal, to, context)


def _deal_given(deal: Deal, to: Person, context: Context) -> Reply:
    entry = Entry(context, Intent.UPDATE_DEAL)
    entry.begin()
    giver_id = deal.owner_id
    handed = hand_over_deal(context.session, deal, to)
    account = context.session.get_one(Account, (context.company.id, deal.account_id))
    what = f"#{deal.number} {account.name}"
    entry.wrote(deal, deal_words(deal, context))
    handed_facts(entry, handed)
    _head(entry, what, to)
    _tell_both(entry, giver_id, to, what, share_words(entry, handed, to))
    return confirmed(entry)


def _all(said: Said, found: re.Match[str], to: Person, context: Context) -> Reply:
    giver = _giver(said, found, context)
    require_write(context.session, context.person, giver.id, giver.name)
    if giver.id == to.id:
        raise UserError(f"这些本来就由 {to.name} 负责。", f"They are {to.name}'s already.")
    order = (
        f"把{giver.name}的客户都转给{to.name}，确认",
        f"hand over {giver.name}'s accounts to {to.name}, confirm",
    )
    what = context.say("{name} 的客户", "{name}'s accounts", name=giver.name)
    asked = ask_if_afar(said, to, what, order, context)
    return asked or all_given(Entry(context, Intent.UPDATE_DEAL), giver, to)


def all_given(entry: Entry, giver: Person, to: Person) -> Reply:
    context = entry.context
    entry.begin()
    handed = hand_over_all(context.session, giver, to)
    if not handed:
        text = context.say(
            "{name} 名下没有客户、进行中的商机或待办。",
            "{name} has no accounts, open deals or follow-ups.",
            name=giver.name,
        )
        return Reply(text, intent=Intent.UPDATE_DEAL.value)
    for account in handed.accounts:
        entry.wrote(account, account.name)
    for deal in handed.deals:
        entry.wrote(deal, deal_words(deal, context))
    handed_facts(entry, handed)
    what = context.say("{name} 的客户", "{name}'s accounts", name=giver.name)
    _head(entry, what, to)
    _tell_both(entry, giver.id, to, what, share_words(entry, handed, to))
    tell_helpers(entry, handed.accounts, to)
    return confirmed(entry)


def _giver(said: Said, found: re.Match[str], context: Context) -> Person:
    if found["giver"] in {"我", "my"}:
        return context.person
    if not found["giver"].startswith("Ⓜ"):
        return person_called(found["giver"], context)
    names = said.scene.members[0].value
    return person_called(context.wording.listed(names), context)

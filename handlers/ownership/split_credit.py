"""Split credit: a colleague who helps gets a part of a deal: “华东医疗这单和王伟五五分”."""

from re import IGNORECASE

from core.errors import UserError
from core.language.text.sheet import phrase
from core.language.understanding import Intent
from core.reply import Reply
from core.storage.records.credits import share_out, shares_of
from core.storage.tables import Account, Deal
from core.vocabulary import DealStatus
from handlers.confirmation import Entry, confirmed
from handlers.context import Context
from handlers.recording.conversation.spoken_of import customers_spoken_of
from handlers.recording.deal_words import deal_words
from handlers.recording.held import hold_own
from handlers.recording.lists.shares import shared_deals_reply, shares_reply
from handlers.recording.live_deals import account_spoken_of, live_deals
from handlers.recording.said import Said, ask_which_person
from handlers.recording.sharing.deciding import shares_decided
from handlers.recording.sharing.said import OF_A_DEAL, Split, split_said
from handlers.recording.sharing.words import part_facts

_IT = r"(?:[ⒶⓇ]|这一?单|这个(?:商机|单子)|它|\b(?:it|this(?: deal)?)\b)"
SHOWN = phrase(
    rf"{_IT}?\s?的?(?:商机|单子|业绩)?\s?(?:分成|怎么分的?|分给了?谁|[和跟]谁分)(?:情况|比例|是多少)?"
    rf"|(?:show )?(?:the )?split (?:of|on|for) {_IT}|how is {_IT} (?:split|shared)|{_IT} split",
    IGNORECASE,
)
MINE = phrase(
    r"(?:看看?)?我的?(?:业绩)?分成(?:的?(?:商机|单子))?(?:列表|有哪些)?"
    r"|(?:show )?my (?:shares?|splits?|split credit|shared deals)",
    IGNORECASE,
)
# What is offered where nobody said how much.
COMMON = (50, 30, 20, 10)


def split_credit_said(said: Said, context: Context) -> Reply | None:
    """Share a deal, tell how it is shared, or list what one shares; None for other talk."""
    if MINE.fullmatch(said.text):
        return shared_deals_reply(context)
    if SHOWN.fullmatch(said.text):
        return _shown(said, context)
    split = split_said(said, context)
    if split is None or not _about_a_deal(said, context):
        return None
    deals = live_deals(said, context)
    if len(deals) == 1:
        return _shared(deals[0], split, context)
    return _ask_which(deals, split, context)


def _shown(said: Said, context: Context) -> Reply:
    if said.scene.records:
        return shares_reply(said.scene.records[0].value, context)
    return shared_deals_reply(context, account_spoken_of(said, context))


def _about_a_deal(said: Said, context: Context) -> bool:
    """“和王伟平分” alone is talk, unless a customer was spoken of just now."""
    named = said.scene.records or said.scene.accounts or OF_A_DEAL.search(said.text)
    return bool(named) or len(customers_spoken_of(context)) == 1


def _ask_which(deals: list[Deal], split: Split, context: Context) -> Reply:
    texts = [(deal_words(deal, context), _typed(deal, split, context)) for deal in deals]
    sentence = context.say("哪一个商机？", "Which deal?")
    return ask_which_person(sentence, texts, context, Intent.UPDATE_DEAL)


def _typed(deal: Deal, split: Split, context: Context) -> str:
    """Return the order in full, as one would have typed it for this deal."""
    names = " ".join(person.name for person, _ in split.parts)
    if split.off:
        return context.say(
            "取消 #{n} 分成 {names}", "cancel split #{n} {names}", n=deal.number, names=names
        )
    if split.even:
        return context.say(
            "#{n} {names} 平分", "split #{n} {names} evenly", n=deal.number, names=names
        )
    parts = " ".join(
        person.name if percent is None else f"{person.name} {percent}%"
        for person, percent in split.parts
    )
    return context.say("#{n} 分成 {parts}", "split #{n} {parts}", n=deal.number, parts=parts)


def _shared(deal: Deal, split: Split, context: Context) -> Reply:
    hold_own(deal, context)
    if deal.status == DealStatus.LOST:
        raise UserError(
            f"商机 #{deal.number} 已丢单，没有业绩可分。",
            f"Deal #{deal.number} was lost; there is no revenue to share.",
            code="deal_closed",
        )
    shares = shares_decided(deal, split, context)
    if shares is None:
        return _ask_how_much(deal, split, context)
    entry = Entry(context, Intent.UPDATE_DEAL)
    entry.begin()
    share_out(context.session, deal, shares, context.today)
    context.session.flush()
    return _confirmed(entry, deal, shares)


def _ask_how_much(deal: Deal, split: Split, context: Context) -> Reply:
    people = [person for person, _ in split.parts if person.id != deal.owner_id]
    if len(people) > 1:
        raise UserError(
            "每人写一个比例，例如“#12 分成 王伟 30% 刘洋 20%”。",
            "Give each of them a percent, for example “split #12 NAME 30% NAME 20%”.",
            code="percent",
        )
    name = people[0].name
    texts = [
        (
            f"{name} {percent}%",
            context.say("#{n} 分成 {p}", "split #{n} {p}", n=deal.number, p=f"{name} {percent}%"),
        )
        for percent in split.ratio or COMMON
    ]
    sentence = context.say("{name} 分多少？", "How much does {name} get?", name=name)
    return ask_which_person(sentence, texts, context, Intent.UPDATE_DEAL)


def _confirmed(entry: Entry, deal: Deal, shares: dict[int, int]) -> Reply:
    context = entry.context
    account = context.session.get_one(Account, (context.company.id, deal.account_id))
    entry.wrote(deal, deal_words(deal, context))
    entry.heading = context.say(
        "已分成 · #{n} {account}" if any(shares.values()) else "已取消分成 · #{n} {account}",
        "Shared · #{n} {account}" if any(shares.values()) else "Shared no more · #{n} {account}",
        n=deal.number, account=account.name,
    )  # fmt: skip
    entry.facts += part_facts(deal, context, in_public=entry.in_public)
    if shares_of(context.session, deal):
        entry.remark(
            "赢单后，个人业绩按比例计；单数、团队和区域业绩仍算负责人的。",
            "Once won, each one's revenue is counted by share; the number of deals and the team's "
            "and region's revenue stay with the owner.",
        )
    for person_id, percent in shares.items():
        _tell(entry, deal, account, (person_id, percent))
    entry.tell(
        deal.owner_id,
        "{who} 改了你的商机 #{number}（{account}）的分成。",
        "{who} changed how your deal #{number} ({account}) is shared.",
        number=deal.number, account=account.name,
    )  # fmt: skip
    return confirmed(entry)


def _tell(entry: Entry, deal: Deal, account: Account, part: tuple[int, int]) -> None:
    person_id, percent = part
    words = (
        "{who} 把商机 #{number}（{account}）的 {percent}% 业绩分给了你。发“我的分成”查看。",
        "{who} gave you {percent}% of deal #{number} ({account}). Send “my shares” to see it.",
    )
    if not percent:
        words = (
            "{who} 取消了商机 #{number}（{account}）给你的分成。",
            "{who} took your share of deal #{number} ({account}) back.",
        )
    entry.tell(person_id, *words, number=deal.number, account=account.name, percent=percent)

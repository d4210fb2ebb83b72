"""A signed deal that falls through: “华东医疗退单了”. Asked first, since past results change."""

from core.access import require_account, require_write
from core.errors import NotFoundError
from core.language.text.sheet import phrase
from core.language.text.ways import Phrases
from core.language.understanding import Intent, Understanding
from core.reply import Post, Reply
from core.storage.records.accounts import account_named
from core.storage.records.deals import deals_where, lock_deal, open_deals_of
from core.storage.records.reversal import reverse_win, who_heard_of_the_win
from core.storage.tables import Account, Deal
from core.storage.told import post_key
from core.vocabulary import DealStatus
from handlers.confirmation import Entry, confirmed, day_words, wording_for
from handlers.context import Context
from handlers.questions import ask
from handlers.recording.deal_words import deal_words, number_and_title
from handlers.recording.doubts import sure_or_not
from handlers.recording.meant import deal_numbered
from handlers.recording.said import Said, ask_which_person, customer_named
from handlers.recording.sharing.words import tell_helpers

_GONE = r"(?:退单|退货|作废|解约|解除|毁约|撤单|被?取消)"
SAID = Phrases.of(
    rf"(?:Ⓐ|Ⓐ?的?(?:商机|单子)?\s?Ⓡ)\s?的?(?:那)?(?:客户|合同|订单|单子|单)?{_GONE}(?:了|掉)*(?:\s?(?P<sure>确认))?",
    rf"{_GONE}\s?(?:Ⓐ|(?:商机)?\s?Ⓡ)(?:\s?(?P<sure>确认))?",
    r"(?:Ⓐ|(?:deal )?Ⓡ)(?:'s)? ?(?:contract |order |deal )?(?:was |is |has been )?"
           r"(?:cancell?ed|reversed|fell through)(?: (?P<sure>confirmed))?",
)  # fmt: skip
_AS_LOST = (
    r"(?:应该|也|要|得|请)?"
    r"(?:作废|取消|撤销|撤掉|无效|不算|不作数|(?:改|变|记|转)(?:成|为|作)?(?:了)?丢单)"
)
_THE_WIN = r"(?:那个|那笔|那单|这个|这笔|这单|的)?(?:赢单|已赢单?|成交|中标)(?:记录|的?单子?)?"
_WHAT_HAPPENED = rf"(?:{_GONE}|反悔|不要|不买|不签|违约|黄)(?:了|掉)*"
# Here the win itself is named: never is it a new one, and no open deal is meant.
_ONE = r"(?:Ⓐ|(?:商机)?Ⓡ)"
_VOID = r"(?:please )?(?:cancel|reverse|void)"
THE_WIN_SAID = Phrases.of(
    rf"(?:把|将)?{_ONE}\s?(?:客户)?(?:{_WHAT_HAPPENED})?[,，、\s]*"
        rf"{_THE_WIN}[,，\s]*{_AS_LOST}(?:了|掉|吧)*",
    rf"{_THE_WIN}\s?[,，]?{_AS_LOST}(?:了|掉|吧)*[,，:\s]*{_ONE}",
    rf"{_ONE}\s?从?(?:赢单|已赢)\s?[改变转]?[成为到]?\s?丢单(?:了|吧)?",
    r"(?:please )?(?:change|turn) (?:the )?(?:won deal|win) (?:of |with )?[ⒶⓇ] "
        r"(?:in)?to (?:a loss|lost)",
    rf"{_VOID} (?:the )?(?:won deal|win) (?:of |with |at )?[ⒶⓇ]",
    rf"{_VOID} [ⒶⓇ](?:'s)? win",
    rf"[ⒶⓇ] returned (?:everything|the goods|it)(?:, | and |; ){_VOID} the win",
)  # fmt: skip


# Only what was bought is sent back; an open deal may be called off by the other words.
SENT_BACK = phrase(r"退单|退货")


def reversal_said(said: Said, context: Context) -> Reply | None:
    """Take a win back; None where there is none, as a deal that is still open is simply lost."""
    if said.scene.mood.asks:
        return None
    if THE_WIN_SAID.fullmatch(said.text):
        return _ask(_the_wins(said, context), context, named=bool(said.scene.records))
    found = SAID.fullmatch(said.text)
    if found is None:
        return None
    deals = _won(said, context)
    if not deals and SENT_BACK.search(said.text) and said.asked.intent is Intent.NONE:
        raise _nothing_won()
    if not deals:
        return None
    if len(deals) == 1 and found["sure"]:
        return _reversed(deals[0], context)
    return _ask(deals, context, named=bool(said.scene.records))


def _won(said: Said, context: Context) -> list[Deal]:
    if said.scene.records:
        deal = deal_numbered(said.scene.records[0].value, context)
        return [deal] if deal.status == DealStatus.WON else []
    names = said.scene.accounts[0].value
    account = account_named(context.session, names[0]) if len(names) == 1 else None
    if account is None:
        return []
    if open_deals_of(context.session, account) and not SENT_BACK.search(said.text):
        return []
    return _won_of(account, context)


def _the_wins(said: Said, context: Context) -> list[Deal]:
    """Return the wins of whom a win is said to be none; raises NotFoundError without any."""
    if said.scene.records:
        won = _won(said, context)
    else:
        won = _won_of(customer_named(said, context), context)
    if not won:
        raise _nothing_won()
    return won


def _nothing_won() -> NotFoundError:
    return NotFoundError(
        "没有已赢的商机可以退单，什么都没有改。丢了进行中的商机，请说“丢单 客户 原因”。",
        "There is no won deal to take back; nothing is changed. To lose an open deal, say "
        "“lost customer, reason”.",
    )


def _won_of(account: Account, context: Context) -> list[Deal]:
    require_account(context.session, context.person, account)
    is_won = Deal.status == DealStatus.WON.value
    won = deals_where(context.session, Deal.account_id == account.id, is_won, limit=4)
    if won:
        require_write(context.session, context.person, won[0].owner_id, account.name)
    return won


def _ask(deals: list[Deal], context: Context, *, named: bool) -> Reply:
    """Ask which deal it was, or of one that was named whether it is meant: results change."""
    if named:
        return _ask_to_confirm(deals[0], context)
    sentence = context.say(
        "哪一单退了？已赢的会改记为丢单，积分和业绩一起收回。还没有改。",
        "Which deal fell through? It will count as lost, and its points and revenue are taken "
        "back. Nothing is changed yet.",
    )
    texts = [(_label(deal, context), f"退单 #{deal.number} 确认") for deal in deals]
    return ask_which_person(sentence, texts, context, Intent.LOSE_DEAL)


def _ask_to_confirm(deal: Deal, context: Context) -> Reply:
    sentence = context.say(
        "{deal} 退单？会改记为丢单，积分和业绩一起收回。还没有改。",
        "Did {deal} fall through? It will count as lost, and its points and revenue are taken "
        "back. Nothing is changed yet.",
        deal=_label(deal, context),
    )
    meant = Understanding(intent=Intent.LOSE_DEAL, text=f"退单 #{deal.number} 确认")
    return ask(meant, context, "choice", sentence, sure_or_not(meant, context))


def _label(deal: Deal, context: Context) -> str:
    return f"{deal_words(deal, context)} · {day_words(deal.closed_on or context.today, context)}"


def _reversed(deal: Deal, context: Context) -> Reply:
    entry = Entry(context, Intent.LOSE_DEAL)
    lock_deal(context.session, deal)
    entry.begin()
    account = context.session.get_one(Account, (context.company.id, deal.account_id))
    points = reverse_win(context.session, deal, context.today)
    context.session.flush()
    entry.wrote(deal, deal_words(deal, context))
    entry.heading = context.say(
        "已记为退单 · {account}", "Recorded as fallen through · {account}", account=account.name
    )
    entry.fact("商机", "Deal", number_and_title(deal, context))
    if points:
        entry.private_fact("收回积分", "Points taken back", str(points))
    entry.tell(
        deal.owner_id,
        "{who} 把你的商机 #{number}（{account}）记为退单，不再计入业绩。",
        "{who} recorded your deal #{number} ({account}) as fallen through; it no longer counts.",
        number=deal.number,
        account=account.name,
    )
    tell_helpers(
        entry,
        deal,
        "{who} 把商机 #{number}（{account}）记为退单，你的 {percent}% 不再计入业绩。",
        "{who} recorded deal #{number} ({account}) as fallen through; your {percent}% no longer "
        "counts.",
    )
    entry.posts += _corrections(entry, deal, account)
    return confirmed(entry)


def _corrections(entry: Entry, deal: Deal, account: Account) -> list[Post]:
    wording = wording_for(entry.context, None)
    text = wording.say(
        "更正：{account} 的这一单退了，不再计入业绩。",
        "Correction: {account}'s deal fell through and no longer counts.",
        account=account.name,
    )
    heard = who_heard_of_the_win(entry.context.session, deal)
    return [
        Post(to, Reply(text), post_key(entry.change, f"reversed:{deal.id}:{number}"))
        for number, to in enumerate(heard)
    ]

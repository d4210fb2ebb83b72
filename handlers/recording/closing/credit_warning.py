"""Warns at a win that more is owed than may be, or for too long: a warning, never a block.

Requirement PY-06 checks the credit of an order, PY-02 and FU-06 tell a leader. How much a customer
owes is said to those alone who may see the customer's books; in a channel nothing of it is.
"""

from core.access import may_write_account
from core.money import whole_units
from core.reply import Post, Reply, ToPerson
from core.storage.queries.leaders import leader_of
from core.storage.records.credit_limits import Credit, credit_of
from core.storage.tables import Account, Deal, Person
from core.storage.told import post_key
from core.wording import Wording
from handlers.confirmation import Entry, wording_for


def warn_of_credit(entry: Entry, account: Account, deal: Deal) -> None:
    """Say with a win what is wrong with the customer's credit, and tell a leader too."""
    context = entry.context
    credit = credit_of(context.session, account.id, context.today)
    if not credit.over and not credit.overdue:
        return
    words = _words_for(context.person, credit, account, entry, context.wording)
    if entry.in_public:
        _post(entry, context.person, f"{account.name}: {words}")
    else:
        entry.remarks.append(words)
    _tell_leader(entry, account, deal, credit)


def _words_for(
    person: Person, credit: Credit, account: Account, entry: Entry, wording: Wording
) -> str:
    if may_write_account(entry.context.session, person, account):
        return warning_words(credit, wording)
    return wording.say(
        "这家客户的信用有问题，发货前请先问负责人。",
        "This customer's credit needs a look: ask its owner before you deliver.",
    )


def warning_words(credit: Credit, wording: Wording) -> str:
    """Say plainly what is wrong and what to do first."""

    def money(minor: int) -> str:
        return wording.money(whole_units(minor, wording.currency))

    if credit.over:
        return wording.say(
            "已超信用额度 {over}（额度 {limit}，应收 {owed}），先收款再发货。",
            "{over} over the credit limit ({limit}; owed {owed}): collect before you deliver.",
            over=money(credit.over), limit=money(credit.limit or 0), owed=money(credit.owed),
        )  # fmt: skip
    return wording.say(
        "有 {overdue} 逾期未回款，先收款再发货。",
        "{overdue} is overdue: collect before you deliver.",
        overdue=money(credit.overdue),
    )


def _tell_leader(entry: Entry, account: Account, deal: Deal, credit: Credit) -> None:
    context = entry.context
    owner_id = account.owner_id or deal.owner_id
    owner = context.session.get_one(Person, (context.company.id, owner_id))
    leader = leader_of(context.session, owner)
    if leader is None or leader.id == context.person.id:
        return
    wording = wording_for(context, leader.language)
    text = wording.say(
        "{account} 赢单 #{number}（{who}）：{words}",
        "{account}, deal #{number} won ({who}): {words}",
        account=account.name, number=deal.number, who=context.person.name,
        words=_words_for(leader, credit, account, entry, wording),
    )  # fmt: skip
    _post(entry, leader, text)


def _post(entry: Entry, to: Person, text: str) -> None:
    key = post_key(entry.change, f"credit:{to.id}")
    if key not in {post.key for post in entry.posts}:
        entry.posts.append(Post(ToPerson(to.id), Reply(text), key))

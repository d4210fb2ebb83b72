"""“谁改的 #12”: who changed a deal, a customer or a target, when, from where, and what it was."""

import re
from dataclasses import replace

from sqlalchemy import select

from core.access import require_account_books, require_figures, scope_named, visible_owner_ids
from core.errors import NotFoundError
from core.figures.scope import ScopeRef
from core.language.names.scopes import member_meant
from core.language.text.sheet import phrase
from core.language.text.ways import Phrases
from core.language.understanding import Intent, Scope
from core.reply import Reply
from core.storage.histories import RecordKey
from core.storage.tables import Account, AccountMember, CreditLimit, Deal, Target
from handlers.context import Context
from handlers.recording.deal_read import deal_read
from handlers.recording.said import Said, customer_said
from handlers.trail.doings import doings_asked
from handlers.trail.others import other_records_asked
from handlers.trail.parts import part_asked
from handlers.trail.records import deal_records, records_at
from handlers.trail.told import Asked, history_told

_DID = r"(?:改|改动|修改|更改|变更|动|更新|新建|建|创建|录入|录|记|记录|设定|设)(?:过|了|的)*"
_TARGET = r"(?:目标\s?[ⓈⓂ]|(?:[ⓈⓂ]|我们组|我们|我|本组)的?Ⓓ?的?\w{0,4}目标)"
_THING = rf"(?P<thing>Ⓡ|(?<=商机)\s?Ⓝ|[ⒶⒸ]|{_TARGET}|这个|这条|这|它|那个|上一条)"
_PART = r"(?:的|这个|这单|商机|客户|单子|金额|阶段|记录|资料|负责人|目标|是|被|最后|最近|都|\s)*"
_EN_DID = r"(?:changed|edited|touched|updated|created|entered|recorded|set)"
_EN_KIND = r"(?:deal |account |customer )?"
_EN_THING = r"(?P<thing>Ⓡ|(?<=商机)\s?Ⓝ|Ⓝ|[ⒶⒸ]|(?:my|our|[ⓈⓂ]|the)(?:'s)? targets?|it|this|that)"
_EN_TARGET = r"(?P<thing>(?:my|our|[ⓈⓂ](?:'s)?) targets?)"
ASKED = Phrases.of(
    rf"(?:商机|客户)?\s?{_THING}{_PART}谁{_PART}{_DID}{_PART}",
    rf"{_PART}谁{_PART}{_DID}{_PART}(?:商机|客户)?\s?{_THING}?{_PART}",
    rf"(?:商机|客户)?\s?{_THING}{_PART}(?:改动|修改|变更)(?:记录|历史)",
    rf"(?:看看?|查看?)?(?P<thing>{_TARGET})的?(?:历史|版本|变化记录|调整记录)(?:记录|版本)?",
    rf"(?P<thing>{_TARGET})(?:为什么|为啥|为何|怎么|咋)(?:又|都|突然|会)?(?:变|改|调|涨|降)整?(?:了|过)?",
    rf"why (?:has|did|was|were) {_EN_TARGET} (?:been )?(?:changed?|raised|lowered|adjusted)",
    rf"(?:show )?{_EN_TARGET} (?:history|versions?)",
    rf"who (?:has |last )?{_EN_DID} (?:the )?{_EN_KIND}{_EN_THING}(?:'s (?:stage|amount))?",
    rf"(?:change |edit )?(?:history|log) (?:of|for) (?:the )?{_EN_KIND}{_EN_THING}",
)
MORE = phrase(r"[\s,，]*(?:更多|(?<=\s)more)", re.IGNORECASE)


def who_changed_said(said: Said, context: Context) -> Reply | None:
    """Tell a record's history; None for what asks something else."""
    text, more = _without_more(said.text)
    for asked in (other_records_asked, part_asked, doings_asked):
        if (reply := asked(text, said, context, more=more)) is not None:
            return reply
    found = ASKED.fullmatch(text)
    if found is None:
        return None
    thing = found["thing"] or ""
    if "目标" in thing or "target" in thing.casefold():
        return _of_target(said, thing, context, more=more)
    if said.scene.records:
        return _of_deal(said.scene.records[0].value, context, more=more)
    if "Ⓝ" in thing:
        return _of_deal(int(said.scene.numbers[0].value), context, more=more)
    return _of_account(_account(said, context), context, more=more)


def _without_more(text: str) -> tuple[str, bool]:
    """Return a question without “更多” at its end, and whether it was there."""
    end = next((found for found in MORE.finditer(text) if found.end() == len(text)), None)
    return (text, False) if end is None else (text[: end.start()], True)


def _account(said: Said, context: Context) -> Account:
    """Return the customer that is named, or was spoken of just now; raises NotFoundError."""
    account = customer_said(said, context)
    if account is None:
        raise NotFoundError(
            "要看哪条记录的修改？可以说“谁改的 #12”或“谁改的 客户名”。",
            "Which record? Say “who changed #12” or “who changed CUSTOMER”.",
        )
    require_account_books(context.session, context.person, account)
    return account


def _of_deal(number: int, context: Context, *, more: bool) -> Reply:
    deal = deal_read(number, context)
    again = f"谁改的 #{number} 更多", f"who changed #{number} more"
    records = tuple(deal_records(context.session, [deal.id]))
    reply = history_told(Asked(f"#{number}", records, again, more), context)
    return replace(reply, intent=Intent.SHOW_DEALS.value)


def _of_account(account: Account, context: Context, *, more: bool) -> Reply:
    visible = visible_owner_ids(context.session, context.person)
    mine = [Deal.account_id == account.id]
    if visible is not None:
        mine.append(Deal.owner_id.in_(visible))
    deals = context.session.scalars(select(Deal.id).where(*mine)).all()
    records = (
        RecordKey(Account.__tablename__, str(account.id), (AccountMember.__tablename__,)),
        RecordKey(CreditLimit.__tablename__, str(account.id)),
        *deal_records(context.session, deals),
        *records_at(context.session, account.id),
    )
    name = account.name
    asked = Asked(name, records, (f"谁改的 {name} 更多", f"who changed {name} more"), more)
    return replace(history_told(asked, context), intent=Intent.SHOW_ACCOUNT.value)


def _of_target(said: Said, thing: str, context: Context, *, more: bool) -> Reply:
    scope = _scope(said, thing, context)
    require_figures(context.session, context.person, scope, "attainment")
    wanted = [Target.scope == scope.kind, Target.scope_id == scope.id]
    if said.asked.metric is not None:
        wanted.append(Target.metric == said.asked.metric.value)
    if said.asked.period is not None:
        wanted.append(Target.period == said.asked.period.label())
    ids = context.session.scalars(select(Target.id).where(*wanted))
    records = tuple(RecordKey(Target.__tablename__, str(one)) for one in ids)
    title = context.say("{name}的目标", "Targets of {name}", name=scope.name or "Salesbeat")
    again = ("我的目标谁改的 更多", "who changed my target more")
    if scope.name and scope.id != context.person.id:
        again = (f"{scope.name}的目标谁改的 更多", f"who changed {scope.name}'s target more")
    asked = Asked(title, records, again, more)
    return replace(history_told(asked, context), intent=Intent.SHOW_TARGET.value)


def _scope(said: Said, thing: str, context: Context) -> ScopeRef:
    if said.scene.scopes:
        return scope_named(context.session, context.person, said.scene.scopes[0].value)
    if said.scene.members:
        member = member_meant(said.scene.sheet, said.scene.members[0])
        return scope_named(context.session, context.person, member)
    ours = thing.casefold().startswith(("我们", "本组", "our"))
    return scope_named(context.session, context.person, Scope("team" if ours else "me"))

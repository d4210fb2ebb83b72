"""“李雪今天改了什么”, “审计 李雪”, “谁改的 李雪”: what somebody did, and who changed a member."""

import re
from dataclasses import replace
from datetime import datetime, time

from core.access import require_admin
from core.language.text.sheet import phrase
from core.language.understanding import Intent
from core.periods import Period
from core.reply import Reply
from core.storage.histories import RecordKey, Wanted
from core.storage.tables import Person
from handlers.context import Context
from handlers.recording.said import Said, person_called
from handlers.trail.told import Asked, history_told

_DAY = r"(?:Ⓓ|最近)?"
DONE_BY = phrase(
    rf"(?:我|Ⓜ)\s?{_DAY}\s?(?:都|又|一共)?(?:改|修改|改动|变更|动)(?:了|过)(?:些)?(?:什么|哪些(?:记录)?|啥)"
    rf"|(?:审计|审计记录|修改记录)\s?[:：]?\s?Ⓜ\s?{_DAY}|Ⓜ\s?的?\s?{_DAY}\s?(?:审计(?:记录)?|(?:修改|操作)记录)"
    rf"|what (?:did|has) (?:i|Ⓜ) changed?(?: {_DAY})?|audit (?:of )?Ⓜ",
    re.IGNORECASE,
)
OF_MEMBER = phrase(
    r"谁(?:最后|都|\s)*(?:改|动|更新|建|录)(?:过|了|的)*\s?(?:成员\s?)?Ⓜ(?:的?(?:资料|角色|团队|账号))?"
    r"|(?:成员\s?)?Ⓜ(?:的?(?:资料|角色|团队|账号))?\s?(?:是)?谁改的"
    r"|who (?:changed|edited|updated) (?:member )?Ⓜ",
    re.IGNORECASE,
)
ALL = phrase(r"(?:看看?|查看?)?审计(?:记录)?|(?:show )?(?:the )?audit(?: trail)?", re.IGNORECASE)
EXPORTED = phrase(
    r"(?:导出|下载)(?:全部)?审计(?:记录)?|export (?:the )?audit(?: trail)?", re.IGNORECASE
)


def doings_asked(text: str, said: Said, context: Context, *, more: bool) -> Reply | None:
    """Tell what a person changed, or who changed a member; None for what asks for neither."""
    if EXPORTED.fullmatch(text):
        return _how_to_export(context)
    if ALL.fullmatch(text):
        return _of_all(context, more=more)
    if OF_MEMBER.fullmatch(text):
        return _of_member(_person(said, context), context, more=more)
    if DONE_BY.fullmatch(text):
        return _by(_person(said, context), said, context, more=more)
    return None


def _person(said: Said, context: Context) -> Person:
    if not said.scene.members:
        return context.person
    return person_called(said.scene.members[0].value[0], context)


def _require_admin(context: Context) -> None:
    require_admin(
        context.person,
        "别人的修改记录只有管理员能看。可以发“我改了什么”，或“谁改的 客户名”。",
        "Only an admin sees what others changed. You can say “what did I change”, or "
        "“who changed CUSTOMER”.",
    )


def _how_to_export(context: Context) -> Reply:
    _require_admin(context)
    text = context.say(
        "审计记录在服务器上导出：salesbeat export audit --to 审计.csv\n"
        '只看一条：salesbeat audit --record "deal 12"；在这里可以发“审计 李雪”。',
        "Export the audit on the server: salesbeat export audit --to audit.csv\n"
        'For one record: salesbeat audit --record "deal 12"; here, say “audit NAME”.',
    )
    return Reply(text, private=True, intent=Intent.SHOW_HELP.value)


def _of_all(context: Context, *, more: bool) -> Reply:
    _require_admin(context)
    title = context.say("全公司", "Everybody")
    asked = Asked(title, (), ("审计 更多", "audit more"), more, Wanted(undos=False))
    return replace(history_told(asked, context), intent=Intent.SHOW_HELP.value)


def _of_member(person: Person, context: Context, *, more: bool) -> Reply:
    _require_admin(context)
    records = (RecordKey(Person.__tablename__, str(person.id)),)
    again = f"谁改的 {person.name} 更多", f"who changed {person.name} more"
    reply = history_told(Asked(person.name, records, again, more), context)
    return replace(reply, intent=Intent.SHOW_HELP.value)


def _by(person: Person, said: Said, context: Context, *, more: bool) -> Reply:
    """Tell what a person did, to themselves and to who looks after the bot."""
    if person.id != context.person.id:
        _require_admin(context)
    period = said.scene.dates[0].value.period if said.scene.dates else None
    since, until = (None, None) if period is None else _moments(period, context)
    wanted = Wanted(actor_id=person.id, since=since, until=until, undos=False)
    title = context.say("{name} 改过的", "Changed by {name}", name=person.name)
    again = f"审计 {person.name} 更多", f"audit {person.name} more"
    reply = history_told(Asked(title, (), again, more, wanted), context)
    return replace(reply, intent=Intent.SHOW_HELP.value)


def _moments(period: Period, context: Context) -> tuple[datetime, datetime]:
    zone = context.now.tzinfo
    first = datetime.combine(period.first, time.min, zone)
    return first, datetime.combine(period.last, time.max, zone)

"""A colleague leaves: nobody speaks as them any more, and what they had open goes to another."""

from core.access import require_admin, require_write
from core.errors import UserError
from core.language.names.scopes import member_meant
from core.language.text.sheet import phrase
from core.language.understanding import Intent
from core.reply import Changed, Reply
from core.storage.names import names_changed
from core.storage.records.account_members import drop_everywhere
from core.storage.records.hand_over import Handed, holdings, succeed
from core.storage.tables import Person
from handlers.confirmation import Entry, confirmed
from handlers.context import Context
from handlers.recording.handed import handed_facts, share_words
from handlers.recording.people_around import tell_helpers
from handlers.recording.said import (
    Said,
    ask_which_person,
    colleagues_of,
    person_called,
    require_working,
)

_GO = r"(?:转交|转移|转|交接|移交|交)(?:给|到)\s?"
_TO = rf"(?:[,，\s]*(?:她的|他的)?(?:客户|全部|都|工作)*{_GO}(?P<to>Ⓜ))"
KEPT = phrase(r"[,，\s]*(?:只停用|先不转|客户先不转|(?:but )?keep (?:the )?accounts)")
LEFT = phrase(
    rf"(?:成员|员工)?Ⓜ(?:今天|昨天|已经|已|\s)*(?:离职|离开公司)了?(?:{_TO}|{KEPT.source})?"
    rf"|停用(?:成员)?Ⓜ(?:{KEPT.source})?"
)
LEFT_EN = phrase(
    r"(?:Ⓜ (?:has |just )*left(?: the company| us)?|deactivate Ⓜ)"
    r"(?:[, ]+(?:everything|accounts|customers|all)(?: goes?)? to (?P<to>Ⓜ)"
    rf"|{KEPT.source})?"
)


def leaving_said(said: Said, context: Context) -> Reply | None:
    """Take a member out of service; None for those who only talk about a colleague."""
    found = LEFT.fullmatch(said.text) or LEFT_EN.fullmatch(said.text)
    if found is None or context.person.role == "rep":
        return None
    members = [member_meant(said.scene.sheet, one).name or "" for one in said.scene.members]
    leaver = person_called(members[0], context)
    _require_may(leaver, context)
    if found["to"]:
        return _left(leaver, person_called(members[-1], context), context)
    if KEPT.search(said.text) or not holdings(context.session, leaver):
        return _left(leaver, None, context)
    return _ask_to_whom(leaver, context)


def _require_may(leaver: Person, context: Context) -> None:
    require_write(context.session, context.person, leaver.id, leaver.name)
    name = leaver.name
    require_admin(
        context.person,
        f"成员由管理员停用，请转告管理员。客户你可以先交接：“把{name}的客户都转给 同事名”。",
        "Only an admin can take a member out. You can hand their work over already: "
        f"“hand over {name}'s accounts to NAME”.",
    )
    if leaver.id == context.person.id:
        raise UserError(
            "不能停用自己，请另一位管理员来做。",
            "You cannot take yourself out; ask another admin.",
        )
    if not leaver.active:
        raise UserError(f"{name} 已经停用了。", f"{name} has been taken out already.")


def _ask_to_whom(leaver: Person, context: Context) -> Reply:
    held = holdings(context.session, leaver)
    sentence = context.say(
        "{name} 名下有{share}。转给谁？还没有改动。",
        "{name} has{share}. To whom should it go? Nothing is changed yet.",
        name=leaver.name,
        share=_share(held, context),
    )
    name = leaver.name
    texts = [
        (one.name, f"{name}离职，客户都转给{one.name}") for one in colleagues_of(leaver, context)
    ]
    only = context.say("先不转，只停用", "Not now, only take out")
    return ask_which_person(
        sentence, [*texts[:4], (only, f"{name}离职，只停用")], context, Intent.UPDATE_DEAL
    )


def _share(held: Handed, context: Context) -> str:
    return context.say(
        " {a} 家客户、{d} 个进行中的商机、{f} 条待跟进",
        " {a:account|accounts}, {d:open deal|open deals} and {f:follow-up|follow-ups}",
        a=len(held.accounts),
        d=len(held.deals),
        f=len(held.follow_ups),
    )


def _left(leaver: Person, to: Person | None, context: Context) -> Reply:
    entry = Entry(context, Intent.UPDATE_DEAL)
    entry.begin()
    if to is not None:
        _give(entry, leaver, to)
    drop_everywhere(context.session, leaver)
    leaver.active = False
    entry.changed.append(Changed("member", leaver.id, leaver.name))
    names_changed(context.session)
    entry.heading = context.say("已停用 · {name}", "Taken out · {name}", name=leaver.name)
    if to is not None:
        entry.heading += context.say("，交接给 {name}", ", handed over to {name}", name=to.name)
    entry.remark(
        "以后不能登录，也不上榜；历史和业绩都保留。",
        "No more log-in and no place on boards; history and credit are kept.",
    )
    return confirmed(entry)


def _give(entry: Entry, leaver: Person, to: Person) -> None:
    require_working(to)
    if to.id == leaver.id:
        raise UserError("请换一位同事接手。", "Please name somebody else to take over.")
    handed = succeed(entry.context.session, leaver, to)
    handed_facts(entry, handed)
    tell_helpers(entry, handed.accounts, to)
    entry.tell(
        to.id,
        "{name} 离职，客户由你接手{share}。发“我的客户”或“我的跟进”查看。",
        "{name} has left; you take over{share}. Send “my accounts” or “my follow-ups” to see it.",
        name=leaver.name,
        share=share_words(entry, handed, to),
    )

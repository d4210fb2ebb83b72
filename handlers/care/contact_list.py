"""Whom we know at a customer, who decides first; those only met are named apart."""

from core.access import require_account
from core.language.understanding import Intent
from core.reply import Button, Card, Reply, Section, Table, paragraph
from core.storage.records.contacts import contacts_of
from core.storage.tables import Account, Contact
from core.wording import NO_FIGURE
from handlers.context import Context
from handlers.paging import page_of, paged
from handlers.recording.people_around import contact_words, met_only, part_words

MOST_ROWS = 15


def contacts_reply(account: Account, context: Context) -> Reply:
    require_account(context.session, context.person, account)
    known = contacts_of(context.session, account.id)
    title = context.say(
        "联系人 · {name} · {n} 位", "Contacts · {name} · {n}", name=account.name, n=len(known)
    )
    page = page_of(context, len(known), MOST_ROWS)
    shown = known[page.first : page.end]
    sections: list[Section] = [_table([_row(one, context) for one in shown], context)]
    quiet = _small_print(account, context, none=not known)
    sections = [*(sections if shown else []), *(paragraph(line, quiet=True) for line in quiet)]
    lines = [contact_words(one, context) for one in shown]
    card, intent = Card(title, tuple(sections), (_story(account, context),)), Intent.SHOW_ACCOUNT
    text = "\n".join((title, *lines, *quiet))
    reply = Reply(text, card, private=True, intent=intent.value)
    question = context.say("{name}有哪些联系人", "contacts at {name}", name=account.name)
    return paged(reply, page, context, ("位", "contacts"), question=question)


def _table(rows: list[tuple[str, ...]], context: Context) -> Table:
    heads = (("姓名", "Name"), ("职务", "Position"), ("角色", "Part"), ("电话", "Phone"))
    return Table(tuple(context.say(*head) for head in heads), tuple(rows))


def _row(one: Contact, context: Context) -> tuple[str, ...]:
    part = part_words(one.part, context)
    return (one.name, *(word or NO_FIGURE for word in (one.position, part, one.phone)))


def _small_print(account: Account, context: Context, *, none: bool) -> list[str]:
    lines = []
    if met := met_only(account, context):
        words = ("跟进中提到过：{names}", "Named in activities: {names}")
        lines.append(context.say(*words, names=context.wording.listed(met)))
    if none:
        lines.append(
            context.say(
                "还没有记录联系人。可以说“{name}联系人 张伟 采购经理 13800000000”。",
                "No contact is recorded yet. Say “contact at {name}: Jane Doe, CFO, decides”.",
                name=account.name,
            )
        )
    return lines


def _story(account: Account, context: Context) -> Button:
    command = context.say("客户详情 {name}", "account {name}", name=account.name)
    return Button(context.say("客户详情", "The account"), command)

# ruff: noqa: E501 - one rule, one line
"""Colleagues who look after a customer beside its owner: “让李娜一起跟进华东医疗”."""

import re
from collections.abc import Sequence

from core.access import require_account, require_write
from core.errors import NotFoundError, UserError
from core.language.text.sheet import Rule, phrase
from core.language.text.ways import Phrases
from core.language.understanding import Intent
from core.reply import Button, Card, Reply, Table, paragraph
from core.storage.queries.people import names_of
from core.storage.records.account_members import (
    accounts_helped,
    add_helper,
    drop_helper,
    helpers_of_account,
    is_helper,
)
from core.storage.records.hand_over import held_account
from core.storage.tables import Account, Person
from handlers.care.naming import plain_order
from handlers.confirmation import Entry, confirmed
from handlers.context import Context
from handlers.paging import page_of, paged
from handlers.recording.people_around import say_owner_told
from handlers.recording.said import (
    Said,
    ask_which_person,
    customer_named,
    person_called,
    require_working,
)

_HELPER = r"(?:协作人员?|协同人员?|协作者|协作成员|跟进成员|协办人|帮手)"
_TOGETHER = r"(?:也|来|去|和我|跟我|一起|一同|共同|协助|协同|配合|帮忙)"
_WITH = rf"(?:{_TOGETHER}*(?:一起|一同|共同|协助|协同|配合){_TOGETHER}*)"
_OUT = r"(?:移除|移出|去掉|删掉|删除|取消|撤掉)"
_HELPER_EN = r"(?:helper|collaborator|member|team member)"
ADDED = Phrases.of(
    rf"(?:让|请|叫上?|安排|由|[拉带喊]上?)Ⓜ{_WITH}(?:跟进|跟|维护|负责|服务|协作)?(?:客户)?Ⓐ(?:这个客户|的事)?[了吧]?",
    rf"(?:客户)?Ⓐ(?:让|请|叫上?|安排|由|[拉带喊]上?)Ⓜ{_WITH}(?:跟进|跟|维护|负责|服务|协作)[了吧]?",
    rf"(?:给|为|把)?(?:客户)?Ⓐ(?:这个客户)?(?:的)?(?:加上?|增加|添加|新增|加入|加个|设)(?:一?个|一?位)?{_HELPER}\s?[:,]?\s?Ⓜ",
    rf"(?:加上?|增加|添加|新增|加个){_HELPER}\s?[:,]?\s?Ⓜ\s?(?:到|给|进)?\s?Ⓐ",
    rf"(?:加上?|增加|添加|新增)(?:客户)?Ⓐ的?{_HELPER}\s?[:,]?\s?Ⓜ",
    rf"把Ⓜ(?:加|加入|拉|添加)(?:到|进|入)?Ⓐ的?(?:{_HELPER}|团队|跟进团队)?(?:里|中)?[了吧]?",
    r"(?:让|请|叫上?|安排|[拉带喊]上?)Ⓜ也?(?:加入|参与|参加|进)到?(?:客户)?Ⓐ(?:这个客户)?的?(?:(?:跟进)?团队|跟进|协作)?[了吧]?",
    rf"Ⓐ的?{_HELPER}(?:加上?|增加|添加|新增)Ⓜ",
    r"Ⓜ(?:来)?(?:协作|协同|协助(?:跟进|维护)?)(?:客户)?Ⓐ[了吧]?",
    rf"add Ⓜ to (?:the )?(?:account |customer )?Ⓐ(?:'s)?(?: team| as (?:an? )?{_HELPER_EN})?",
    rf"add (?:an? )?{_HELPER_EN}:? Ⓜ (?:to|for|on) Ⓐ|add Ⓜ as (?:an? )?{_HELPER_EN} (?:to|for|of|on) Ⓐ",
    r"bring Ⓜ in(?:to)? (?:on )?Ⓐ|bring Ⓜ on board (?:for|on|at) Ⓐ",
    r"(?:let|make|ask|get) Ⓜ (?:to )?(?:also )?(?:help|work|assist|follow up)(?: (?:out|along|together|us|me))? (?:with|on) Ⓐ(?: too| as well)?",
)  # fmt: skip
REMOVED = Phrases.of(
    rf"(?:Ⓜ|(?P<me>我))(?:以后|今后|现在)?(?:不再|不用|不)(?:再|继续)?(?:{_WITH}|协作)(?:跟进|跟|维护|负责|服务|协作)?(?:客户)?Ⓐ了?",
    rf"{_OUT}(?:客户)?Ⓐ的?{_HELPER}\s?[:,]?\s?Ⓜ|(?:客户)?Ⓐ的?{_OUT}{_HELPER}\s?[:,]?\s?Ⓜ",
    rf"{_OUT}{_HELPER}\s?[:,]?\s?Ⓐ\s?Ⓜ|{_OUT}{_HELPER}\s?[:,]?\s?Ⓜ\s?(?:从)?\s?Ⓐ",
    rf"把Ⓜ从Ⓐ的?(?:{_HELPER}|团队|跟进团队)?(?:里|中)?{_OUT}[了吧]?",
    rf"(?:remove|take) (?:Ⓜ|(?P<me>me)) (?:from|off) (?:the )?(?:account )?Ⓐ(?:'s)?(?: team| {_HELPER_EN}s)?",
    rf"把(?P<me>我)从Ⓐ的?(?:{_HELPER}|团队|跟进团队)?(?:里|中)?{_OUT}[了吧]?",
    (r"(?:Ⓜ|(?P<me>i))(?: (?:will|should))? (?:(?:no longer|not) helps?|no longer works?|(?:doesn't|don't) help)"
    r"(?: out)? (?:with|on) Ⓐ(?: any ?more)?"),
)  # fmt: skip
MINE = phrase(
    r"(?:看看?|列出)?我(?:在)?(?:协作|协助|一起跟进|参与|帮忙)的(?:客户)?(?:有?哪些|名单|列表)?"
    r"|(?:看看?|列出)?我的(?:协作|协助|协同)(?:的)?客户(?:有?哪些|名单|列表)?|我(?:在)?(?:协作|协助)哪些客户"
    r"|(?:show |list )?(?:the )?(?:accounts|customers) (?:that )?i help(?: (?:with|on))?|my helped accounts"
    r"|(?:which|what) (?:accounts|customers) (?:do|am) i help(?:ing)?(?: (?:with|on))?",
    re.IGNORECASE,
)
# Someone whom nobody knows; “让大家一起跟进” names no one.
OF_NOBODY = phrase(
    rf"(?:让|请|叫|安排)(?P<name>(?![^Ⓐ]{{0,3}}[我你他她它们大家客谁])[\u4e00-\u9fff]{{2,3}}?){_WITH}(?:跟进|维护|负责|服务|协作)(?:客户)?Ⓐ[了吧]?"
    rf"|(?:给|为)?Ⓐ的?(?:加上?|增加|添加|新增|加个){_HELPER}\s?[:,]?\s?(?P<name2>[\u4e00-\u9fff]{{2,4}})"
)
MOST_ROWS = 15
_ON_IT = r"(?:跟进|跟|负责|维护|协作|服务|管|盯)"
SHOWN = Phrases.of(
    rf"(?:客户)?Ⓐ\s?(?:现在|目前|都|是|有)*(?:由)?(?:谁|哪些人|哪些同事|哪几个人|几个人)(?:都|在)*{_ON_IT}(?:着)?的?[呢啊]?",
    r"Ⓐ(?:现在|目前|都|一共)*有(?:哪些人|哪几个人|谁)(?:在)?[呢啊]?",
    rf"(?:现在|目前)?(?:谁|哪些人|哪些同事)(?:都|在)*{_ON_IT}(?:着|的是)?Ⓐ[呢啊]?",
    rf"(?:看看?|查看?)?Ⓐ\s?的?(?:{_HELPER}|跟进团队|团队成员)(?:都|有|是)*(?:哪些|谁|名单|列表|哪几个)?[呢啊]?",
    r"who (?:looks after|is looking after|works on|is working on|takes care of|handles|owns|is on|helps with) Ⓐ",
    rf"(?:show |list )?(?:the )?(?:{_HELPER_EN}s|team) (?:of|for|on|at) Ⓐ|Ⓐ(?:'s)? (?:{_HELPER_EN}s|team)",
)  # fmt: skip


def account_members_said(said: Said, context: Context) -> Reply | None:
    """Add a colleague to a customer, take one off, or tell who looks after it."""
    # “请王磊配合跟进” asks a colleague, not the bot, so that both ways of reading it count.
    text = plain_order(said.text)
    if MINE.fullmatch(text):
        return _helped(context)
    if _first(SHOWN, text):
        return _shown(customer_named(said, context), context)
    return None if said.scene.mood.asks else _ordered(said, text, context)


def _ordered(said: Said, text: str, context: Context) -> Reply | None:
    if _first(ADDED, text) or _first(ADDED, said.text):
        return _with_person(said, context, added=True)
    if found := OF_NOBODY.fullmatch(said.text):
        person = person_called(found["name"] or found["name2"], context)
        return _added(customer_named(said, context), person, context)
    if (found := _first(REMOVED, text)) is None:
        return None
    if found.groupdict().get("me"):
        return _dropped(customer_named(said, context), context.person, context)
    return _with_person(said, context, added=False)


def _first(patterns: Sequence[Rule], text: str) -> re.Match[str] | None:
    return next((found for one in patterns if (found := one.fullmatch(text))), None)


def _with_person(said: Said, context: Context, *, added: bool) -> Reply:
    account = customer_named(said, context)
    names = said.scene.members[-1].value
    if len(names) > 1:
        form = "{a}加上协作人{m}" if added else "{a}去掉协作人{m}"
        texts = [(name, form.format(a=account.name, m=name)) for name in names]
        sentence = context.say("哪一位？", "Which of them?")
        return ask_which_person(sentence, texts, context, Intent.UPDATE_DEAL)
    person = person_called(names[0], context)
    return _added(account, person, context) if added else _dropped(account, person, context)


def _added(account: Account, person: Person, context: Context) -> Reply:
    require_write(context.session, context.person, account.owner_id, account.name)
    require_working(person)
    account = held_account(context.session, account.id)
    _require_of_use(account, person)
    if is_helper(context.session, account, person):
        text = context.say(
            "{name} 已经是 {account} 的协作人，没有改动。",
            "{name} helps with {account} already; nothing was changed.",
            name=person.name, account=account.name,
        )  # fmt: skip
        return Reply(text, error_code="exists", intent=Intent.UPDATE_DEAL.value)
    entry = Entry(context, Intent.UPDATE_DEAL)
    entry.begin()
    add_helper(context.session, account, person)
    entry.heading = context.say(
        "已加协作人 · {account}：{name}", "Helper added · {account}: {name}",
        account=account.name, name=person.name,
    )  # fmt: skip
    entry.remark(
        "可以看客户详情、记跟进；商机和金额仍归负责人。",
        "They see the account and record activities; deals and amounts stay with the owner.",
    )
    entry.tell(
        person.id,
        "{who} 请你一起跟进 {account}。发“客户详情 {account}”查看，直接说“拜访 {account}”就能记录。",
        "{who} asks you to help with {account}. Send “account {account}” to see it, and say "
        "“visited {account}” to record.",
        account=account.name,
    )
    _tell_owner(entry, account, person)
    return _confirmed(entry, account)


def _require_of_use(account: Account, person: Person) -> None:
    """Raise UserError where somebody sees the customer anyway."""
    if account.owner_id is None:
        raise UserError(
            f"{account.name} 还没有负责人，人人可见。先说“把{account.name}转给{person.name}”。",
            f"Nobody owns {account.name}, so everybody sees it. "
            f"First say “hand over {account.name} to {person.name}”.",
        )
    if account.owner_id == person.id:
        raise UserError(
            f"{person.name} 就是 {account.name} 的负责人，没有改动。",
            f"{person.name} owns {account.name}; nothing was changed.",
        )


def _dropped(account: Account, person: Person, context: Context) -> Reply:
    if person.id != context.person.id:
        require_write(context.session, context.person, account.owner_id, account.name)
    account = held_account(context.session, account.id)
    if not is_helper(context.session, account, person):
        raise NotFoundError(
            f"{person.name} 不是 {account.name} 的协作人，没有改动。",
            f"{person.name} is no helper of {account.name}; nothing was changed.",
        )
    entry = Entry(context, Intent.UPDATE_DEAL)
    entry.begin()
    drop_helper(context.session, account, person)
    entry.heading = context.say(
        "已去掉协作人 · {account}：{name}", "Helper removed · {account}: {name}",
        account=account.name, name=person.name,
    )  # fmt: skip
    entry.tell(
        person.id,
        "{who} 让你不再协作 {account}。以前的记录仍是你的。",
        "{who} took you off {account}. What you recorded stays yours.",
        account=account.name,
    )
    _tell_owner(entry, account, person)
    return _confirmed(entry, account)


def _tell_owner(entry: Entry, account: Account, person: Person) -> None:
    entry.tell(
        account.owner_id,
        "{who} 改了你的客户 {account} 的协作人：{name}。",
        "{who} changed who helps with your account {account}: {name}.",
        account=account.name,
        name=person.name,
    )
    say_owner_told(entry, account)


def _confirmed(entry: Entry, account: Account) -> Reply:
    entry.wrote(account, account.name)
    shown = (f"{account.name}谁在跟", f"who looks after {account.name}")
    entry.button(("谁在跟", "Who is on it"), shown)
    return confirmed(entry)


def _shown(account: Account, context: Context) -> Reply:
    require_account(context.session, context.person, account)
    owner = context.say("公共客户，没有负责人", "nobody: it is everyone's")
    if account.owner_id is not None:
        owner = names_of(context.session, {account.owner_id})[account.owner_id]
    lines = [context.say("负责人：{name}", "Owner: {name}", name=owner)]
    helpers = helpers_of_account(context.session, account)
    names = context.wording.listed(one.name for one in helpers)
    lines.append(context.say("协作：{names}", "Helping: {names}", names=names or "–"))
    text = "\n".join((account.name, *lines))
    return Reply(text, _card(account, lines, context), private=True, intent="show_account")


def _card(account: Account, lines: list[str], context: Context) -> Card:
    command = context.say("客户详情 {name}", "account {name}", name=account.name)
    button = Button(context.say("客户详情", "The account"), command)
    command = context.say("{name}有哪些联系人", "who do we know at {name}", name=account.name)
    contacts = Button(context.say("联系人", "Contacts"), command)
    return Card(account.name, tuple(paragraph(line) for line in lines), (button, contacts))


def _helped(context: Context) -> Reply:
    """List the customers that somebody helps with, and whose they are."""
    mine = accounts_helped(context.session, context.person)
    owners = names_of(context.session, {one.owner_id for one in mine if one.owner_id})
    everyone = context.say("公共", "everyone")
    title = context.say("我协作的客户 · {n} 家", "Accounts I help with · {n}", n=len(mine))
    if not mine:
        text = context.say(
            "你还没有协作的客户。负责人说“客户名 加上协作人 {me}”就行。",
            "You help with no account yet. Its owner says “add {me} to CUSTOMER”.",
            me=context.person.name,
        )
        return Reply(text, private=True, intent="show_account")
    page = page_of(context, len(mine), MOST_ROWS)
    shown = mine[page.first : page.end]
    rows = tuple((one.name, owners.get(one.owner_id or 0, everyone)) for one in shown)
    heads = (context.say("客户", "Account"), context.say("负责人", "Owner"))
    text = "\n".join((title, *(f"{name} · {owner}" for name, owner in rows)))
    reply = Reply(text, Card(title, (Table(heads, rows),)), private=True, intent="show_account")
    return paged(reply, page, context, ("家", "accounts"))

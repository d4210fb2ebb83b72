"""What the bot has learnt, and what it did not understand: for the admin to see and to mend."""

import re
from collections.abc import Callable

from core.access import require_admin
from core.errors import NotFoundError
from core.language.filling.slash import read_command
from core.language.text.compiled import compiled
from core.language.understanding import Intent, Understanding
from core.reply import Button, Card, Reply, Section, Table, paragraph
from core.storage.aliases import (
    LearntName,
    account_called,
    forget_alias,
    learnt_names,
)
from core.storage.phrases import NotUnderstood, phrases_by_count, phrases_kept
from handlers.confirmation import Entry, confirmed
from handlers.context import Context
from handlers.paging import page_of, paged
from handlers.questions import put_aside_older

MOST_ROWS = 15
MOST_BUTTONS = 4
LONGEST_SHOWN = 40
LEARNT = compiled(
    r"(?:看看?|查看?|列出|显示)?(?:已经?|都)?学(?:到|会)(?:了)?的?(?:叫法|简称|别名|名字)(?:有?哪些)?"
    r"|(?:show |list )?(?:the )?learn(?:t|ed) names?",
    re.IGNORECASE,
)
PHRASES = compiled(
    r"(?:看看?|查看?|列出|显示)?(?:都|有哪些)?(?:没(?:有)?(?:听|看)懂|不懂)的(?:话|消息|说法)(?:有?哪些)?"
    r"|(?:show |list )?(?:the )?phrases not understood|not understood phrases",
    re.IGNORECASE,
)
FORGET = compiled(
    r"(?:忘掉|忘记|删掉|删除|不要|别记)(?:叫法|简称|别名)\s?[:：]?\s?[“\"]?(?P<zh>.{1,40}?)[”\"]?"
    r"|forget (?:the )?(?:name|alias) [“\"]?(?P<en>.{1,40}?)[”\"]?",
    re.IGNORECASE,
)
FORGET_BARE = compiled(
    r"(?:忘掉|忘记|忘了|别记|forget )\s?[“\"]?(?P<name>.{2,20}?)[”\"]?", re.IGNORECASE
)
Answer = Callable[[Understanding, Context], Reply]


def learning_asked(text: str) -> Answer | None:
    """Return what answers a message about what was learnt; None when it is about something else.

    These are no intents of the contract: they are words for whoever looks after the bot.
    """
    said = read_command(text).rest.strip(" \n。.!！?？")
    answers = ((LEARNT, show_learnt), (PHRASES, show_phrases), (FORGET, forget_name))
    return next((answer for pattern, answer in answers if pattern.fullmatch(said)), None)


def is_forgetting(text: str, context: Context) -> bool:
    """Tell whether “忘记华医” is about a learnt name, and not about what somebody forgot."""
    said = FORGET_BARE.fullmatch(read_command(text).rest.strip(" \n。.!！?？"))
    return said is not None and account_called(context.session, said["name"]) is not None


def show_learnt(_asked: Understanding, context: Context) -> Reply:
    """List what people taught, the latest first, with a button to remove each."""
    require_admin(
        context.person,
        "学到的叫法由管理员查看。你自己教的，可以说“忘掉叫法 华医”。",
        "Learnt names are for an admin to see. What you taught yourself you can take back with "
        "“forget name NAME”.",
    )
    names = learnt_names(context.session)
    if not names:
        text = context.say(
            "还没有学到叫法。有人说“华医”，我问是哪家，选了之后就记住了。",
            "No names learnt yet. When somebody says a short name, I ask which account it is, "
            "and remember the answer.",
        )
        return Reply(text, private=True, intent=Intent.SHOW_ACCOUNT.value)
    title = context.say("学到的叫法 · {n} 个", "Learnt names · {n}", n=len(names))
    page = page_of(context, len(names), MOST_ROWS)
    shown = names[page.first : page.end]
    rows = tuple(_learnt_row(one, context) for one in shown)
    heads = (("叫法", "Name"), ("客户", "Account"), ("谁教的", "Taught by"))
    header = tuple(context.say(*head) for head in heads)
    buttons = tuple(_forget_button(one, context) for one in shown[:MOST_BUTTONS])
    how = context.say("删除一个：“忘掉叫法 华医”", "To remove one: “forget name NAME”")
    sections = (Table(header, rows), paragraph(how, quiet=True))
    text = "\n".join((title, *(" · ".join(row) for row in rows)))
    card, intent = Card(title, sections, buttons), Intent.SHOW_ACCOUNT.value
    return paged(Reply(text, card, private=True, intent=intent), page, context, ("个", "names"))


def _learnt_row(one: LearntName, context: Context) -> tuple[str, ...]:
    by = one.taught_by or "–"
    if one.taught_at is not None:
        by = f"{by} {context.wording.day(one.taught_at.astimezone(context.now.tzinfo).date())}"
    return (one.alias, one.account, by)


def _forget_button(one: LearntName, context: Context) -> Button:
    return Button(
        context.say("忘掉“{alias}”", "Forget “{alias}”", alias=one.alias),
        context.say("忘掉叫法 {alias}", "forget name {alias}", alias=one.alias),
    )


def forget_name(asked: Understanding, context: Context) -> Reply:
    """Remove a learnt name; its teacher may, and an admin."""
    said = read_command(asked.text).rest.strip(" \n。.!！?？")
    match, bare = FORGET.fullmatch(said), FORGET_BARE.fullmatch(said)
    alias = (match["zh"] or match["en"]).strip() if match else bare["name"] if bare else said
    account = account_called(context.session, alias)
    if account is None:
        raise NotFoundError(
            f"没有学过“{alias}”这个叫法。", f"The name “{alias}” has not been learnt."
        )
    if not _taught_it(alias, account.name, context):
        require_admin(
            context.person,
            f"“{alias}”是别人教的，请管理员删除。你自己教的，可以说“忘掉叫法 华医”。",
            f"Somebody else taught “{alias}”; an admin can remove it. What you taught yourself "
            "you can take back with “forget name NAME”.",
        )
    entry = Entry(context, Intent.UNDO)
    entry.begin()
    forget_alias(context.session, account, alias)
    entry.wrote(account, account.name)
    entry.heading = context.say(
        "忘掉叫法 · {alias} = {name}",
        "Forgot name · {alias} = {name}",
        alias=alias,
        name=account.name,
    )
    put_aside_older(context)
    return confirmed(entry)


def _taught_it(alias: str, account: str, context: Context) -> bool:
    return any(
        one.taught_by == context.person.name
        for one in learnt_names(context.session)
        if one.account == account and one.alias.casefold() == alias.casefold()
    )


def show_phrases(_asked: Understanding, context: Context) -> Reply:
    """List what was not understood, most often first, with nobody's name in it."""
    require_admin(
        context.person,
        "没听懂的话由管理员查看。想知道能说什么，发“帮助”。",
        "What was not understood is for an admin to see. To learn what you can say, send “help”.",
    )
    phrases = phrases_by_count(context.session, MOST_ROWS)
    if not phrases:
        text = context.say("没有没听懂的话。", "There is nothing that was not understood.")
        return Reply(text, private=True, intent=Intent.SHOW_HELP.value)
    kept = phrases_kept(context.session)
    title = context.say("没听懂的话 · {n} 句", "Phrases not understood · {n}", n=kept)
    rows = tuple(_phrase_row(one, context) for one in phrases)
    heads = (("说法", "Phrase"), ("次数", "Times"), ("最近", "Last"))
    header = tuple(context.say(*head) for head in heads)
    sections: tuple[Section, ...] = (
        Table(header, rows),
        paragraph(
            context.say(
                "名字和数字已隐去。教机器人听懂：见 CONTRIBUTING。",
                "Names and numbers are masked. To teach one, see CONTRIBUTING.",
            ),
            quiet=True,
        ),
    )
    text = "\n".join((title, *(" · ".join(row) for row in rows)))
    return Reply(text, Card(title, sections), private=True, intent=Intent.SHOW_HELP.value)


def _phrase_row(one: NotUnderstood, context: Context) -> tuple[str, ...]:
    text = one.text if len(one.text) <= LONGEST_SHOWN else f"{one.text[:LONGEST_SHOWN]}…"
    last = one.last_seen.astimezone(context.now.tzinfo).date()
    return (text, str(one.count), context.wording.day(last))

"""Help in words: the short card that names the topics, and a page of examples of one of them."""

from sqlalchemy import select

from core.access import default_scope, visible_owner_ids
from core.figures.scope import ScopeRef
from core.language.understanding import Intent
from core.reply import Button, Card, Facts, Paragraph, Reply, Section, Span, paragraph
from core.storage.records.accounts import account_named, recent_accounts
from core.storage.tables import Account
from handlers.context import Context
from handlers.guide.asked import Wanted, page_asked
from handlers.guide.pages import FOR_ALL, Page, pages_for
from handlers.help_topics import TOPICS, Topic
from handlers.recording.first_step import first_step
from handlers.recording.said import Said, colleagues_of

# A visit with what comes next, a plan, the day, and the way back: what one says most.
MOST_SAID = ((0, 0), (2, 0), (3, 0), (4, 4))
# WeCom's cards hold six buttons; the others are named in words.
BUTTONS = 6
IN_A_ROW = 4


def help_asked(said: Said, context: Context) -> Reply | None:
    """Show a page of help that a message asks for; None for what asks for none."""
    wanted = page_asked(said.asked.text, context.person.role)
    return None if wanted is None else page_reply(wanted, context)


def short_help(context: Context) -> Reply:
    """Name what one says most, and the topics, each by the words that open its page."""
    names = _readers_names(context)
    rows = [_pair_at(topic, row, names, context) for topic, row in MOST_SAID]
    title = context.say("可以这样说", "Things to say")
    learning = context.say(
        "不认识的客户简称，我问一次，选了就记住。",
        "A short name that I do not know I ask about once, and remember.",
    )
    more = _more(context)
    first = first_step(context)
    sections: tuple[Section, ...] = (
        *([paragraph(first)] if first else []),
        Facts(tuple(rows)),
        *map(paragraph, more),
        paragraph(learning, quiet=True),
    )
    lines = [*([first] if first else []), *(f"{label}: {sentence}" for label, sentence in rows)]
    buttons = tuple(_button(page, context) for page in _offered(context.person.role))
    return Reply("\n".join((title, *lines, *more, learning)), Card(title, sections, buttons))


def page_reply(wanted: Wanted, context: Context) -> Reply:
    """Show the examples of one page; the one that was asked about comes first."""
    names = _readers_names(context)
    sections: list[Section] = []
    lines: list[str] = []
    if wanted.example is not None:
        sentence = context.say(*wanted.example.sentence, **names)
        answer = context.say("直接说“{words}”。", "Just say “{words}”.", words=sentence)
        lines.append(answer)
        sections.append(Paragraph((Span(answer, strong=True),)))
    for topic in wanted.page.topics:
        pairs = _pairs(topic, names, context)
        heading = context.say(*topic.heading)
        sections += [paragraph(heading, quiet=True)] if len(wanted.page.topics) > 1 else []
        sections.append(Facts(pairs))
        lines += [f"{label}: {words}" for label, words in pairs]
    name = context.say(*wanted.page.name)
    title = context.say("可以这样说 · {name}", "Things to say · {name}", name=name)
    all_of_it = Button(context.say("全部主题", "All topics"), context.say("帮助", "help"))
    card = Card(title, tuple(sections), (all_of_it,))
    return Reply("\n".join((title, *lines)), card, intent=Intent.SHOW_HELP.value)


def _more(context: Context) -> list[str]:
    """Name the words that open each topic's page, a few in a line."""
    opened = [_opens(page, context) for page in pages_for(context.person.role)]
    rows = [" · ".join(opened[at : at + IN_A_ROW]) for at in range(0, len(opened), IN_A_ROW)]
    return [context.say("更多：{row}", "More: {row}", row=rows[0]), *rows[1:]]


def _opens(page: Page, context: Context) -> str:
    zh, en = page.name
    return context.say(f"帮助 {zh}", f"help {en}")


def _button(page: Page, context: Context) -> Button:
    return Button(context.say(*page.name), _opens(page, context))


def _offered(role: str) -> tuple[Page, ...]:
    own = len(pages_for(role)) - len(FOR_ALL)
    return pages_for(role)[own : BUTTONS + own]


def _pair_at(topic: int, row: int, names: dict[str, str], context: Context) -> tuple[str, str]:
    return _pairs(TOPICS[topic], names, context)[row]


def _pairs(topic: Topic, names: dict[str, str], context: Context) -> tuple[tuple[str, str], ...]:
    return tuple(
        _pair(context.say(*one.label), context.say(*one.sentence, **names), context)
        for one in topic.examples
    )


def _pair(label: str, sentence: str, context: Context) -> tuple[str, str]:
    """Label a sentence; one that says itself what it does is not printed twice."""
    is_same = label.casefold() == sentence.casefold()
    return (context.say("直接说", "Just say") if is_same else label), sentence


def _readers_names(context: Context) -> dict[str, str]:
    """Return what the examples are about: names of which the reader may ask and write."""
    scope = default_scope(context.session, context.person)
    return {
        "account": own_account(context),
        "colleague": _colleague(context),
        "rep": _rep(context),
        "funnel": _own_funnel(context, scope),
        "team": scope.name if scope.kind == "team" else context.say("华东组", "east team"),
    }


def _colleague(context: Context) -> str:
    found = colleagues_of(context.person, context)
    return found[0].name if found else context.say("同事名", "NAME")


def _rep(context: Context) -> str:
    """Return one of those whom the reader leads."""
    visible = visible_owner_ids(context.session, context.person)
    led = [
        one
        for one in colleagues_of(context.person, context)
        if one.role == "rep" and (visible is None or one.id in visible)
    ]
    return led[0].name if led else context.say("同事名", "NAME")


def own_account(context: Context) -> str:
    """Return a customer of the reader's or their people's; a whole channel is told none."""
    if context.room.seen_by == "room":
        return context.say("客户名", "CUSTOMER")
    recent = recent_accounts(context.session, context.person.id, 1)
    account = account_named(context.session, recent[0]) if recent else _of_the_people(context)
    if account is None:
        return context.say("客户名", "CUSTOMER")
    return account.short_name or account.name


def _of_the_people(context: Context) -> Account | None:
    visible = visible_owner_ids(context.session, context.person)
    owned = Account.owner_id.is_not(None) if visible is None else Account.owner_id.in_(visible)
    return context.session.scalars(select(Account).where(owned).order_by(Account.id)).first()


def _own_funnel(context: Context, scope: ScopeRef) -> str:
    match scope.kind:
        case "company":
            return context.say("公司", "company")
        case "region":
            return scope.say(context.wording.language)
        case "team":
            return context.say("我们组的", "our team's")
        case "member":
            return context.say("我的", "my")

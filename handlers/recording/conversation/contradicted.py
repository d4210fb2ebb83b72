"""“华东医疗赢了又丢了” → “赢了还是丢了？”: who says both is asked which; nothing is written."""

from core.language.conversation.contradictory import contradicted, contradicts_itself
from core.language.understanding import Intent, Understanding
from core.reply import Reply
from core.storage.records.accounts import account_named, recent_accounts
from handlers.context import Context
from handlers.questions import Choice, ask
from handlers.recording.conversation.spoken_of import customers_spoken_of


def won_or_lost(asked: Understanding, context: Context) -> Reply | None:
    """Ask which of a win and a loss it was; None where a message does not tell of both."""
    name = contradicted(context.lay_out(asked.text))
    return _of_nobody(asked, context) if name is None else _ask(name, context)


def _of_nobody(asked: Understanding, context: Context) -> Reply | None:
    """Ask about the customer spoken of, “赢了又丢了”; whose it is where that is not sure."""
    if not contradicts_itself(context.lay_out(asked.text)):
        return None
    spoken_of = customers_spoken_of(context)
    if len(spoken_of) == 1:
        return _ask(spoken_of[0], context)
    some = spoken_of or recent_accounts(context.session, context.person.id)
    text = context.say(
        "哪个客户，赢了还是丢了？例如“{name}赢了”。还没有记录。",
        "Which account, and was it won or lost? For example “{name} won”. Nothing is recorded yet.",
        name=_short(some[0], context) if some else context.say("客户名", "CUSTOMER"),
    )
    return Reply(text, private=True, intent=Intent.WIN_DEAL.value)


def _short(name: str, context: Context) -> str:
    account = account_named(context.session, name)
    return (account.short_name if account is not None else None) or name


def _ask(name: str, context: Context) -> Reply:
    short = _short(name, context)
    sentence = context.say(
        "{name} 赢了还是丢了？还没有记录。",
        "Was {name} won or lost? Nothing is recorded yet.",
        name=short,
    )
    won = _choice(("{name}赢了", "{name} won"), short, ("赢了", "赢", "签了", "won"), context)
    lost = _choice(("{name}丢了", "{name} lost"), short, ("丢了", "丢", "没签成", "lost"), context)
    subject = Understanding(intent=Intent.WIN_DEAL, account=name, account_known=True)
    return ask(subject, context, "choice", sentence, (won, lost))


def _choice(words: tuple[str, str], name: str, also: tuple[str, ...], context: Context) -> Choice:
    said = context.say(*words, name=name)
    return Choice(said, context.understand(said), also)

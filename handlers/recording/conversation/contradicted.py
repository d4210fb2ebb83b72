"""“华东医疗赢了又丢了” → “赢了还是丢了？”: who says both is asked which; nothing is written."""

from core.language.conversation.contradictory import contradicted
from core.language.understanding import Intent, Understanding
from core.reply import Reply
from core.storage.records.accounts import account_named
from handlers.context import Context
from handlers.questions import Choice, ask


def won_or_lost(asked: Understanding, context: Context) -> Reply | None:
    """Ask which of a win and a loss it was; None where a message does not tell of both."""
    name = contradicted(context.lay_out(asked.text))
    if name is None:
        return None
    account = account_named(context.session, name)
    short = (account.short_name if account is not None else None) or name
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

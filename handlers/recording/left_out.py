"""Which customers a sentence named beside the recorded ones: nobody is left out silently."""

from core.language.intent.apart import customers_told_of
from core.language.intent.left_out import names_left_out
from core.language.names.known_names import folded
from core.language.understanding import Understanding
from core.reply import Reply
from handlers.context import Context
from handlers.recording.each_apart import OF_A_CUSTOMER


def say_who_is_left_out(asked: Understanding, reply: Reply, context: Context) -> None:
    """Name the customers of a sentence that were neither recorded nor asked about."""
    if asked.intent not in OF_A_CUSTOMER or context.talk.answered or not _is_about_it(reply):
        return
    left = [*_known(asked, context), *_unknown(asked, reply, context)]
    if not left:
        return
    line = ("{names} 没有算在内，要记请另发一句。", "{names}: left out; please say it by itself.")
    if reply.changed:
        line = (
            "{names} 没有记录，要记请另发一句。",
            "{names}: not recorded; please say it by itself.",
        )
    context.talk.lines.append(context.say(*line, names=context.wording.listed(left)))


def _is_about_it(reply: Reply) -> bool:
    """Return whether something was recorded, or a question about it is asked."""
    asks = reply.card is not None and bool(reply.card.buttons)
    return bool(reply.changed) or (asks and reply.error_code is None)


def _known(asked: Understanding, context: Context) -> list[str]:
    recorded = {asked.account, *asked.accounts}
    named = context.directory.account_index.find(folded(asked.text))
    if all(len(one.value) > 1 or one.value[0] in recorded for one in named):
        return []
    told_of = customers_told_of(context.lay_out(asked.text))
    left = [name for name in told_of if name not in recorded]
    return left if not recorded.isdisjoint(told_of) else []


def _unknown(asked: Understanding, reply: Reply, context: Context) -> list[str]:
    """Return the names of a row that are in no list and that the answer does not speak of."""
    names = names_left_out(context.lay_out(asked.text))
    return [
        name
        for name in names
        if name not in {asked.account, *asked.accounts} and name not in reply.text
    ]

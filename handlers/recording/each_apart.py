"""“A签了30万，B丢了，C回款5万”: each customer gets what is told of it, all in one change.

A message is cut only where each part by itself is something to record of another customer; what
is not recorded of the rest is said. Nobody's part is lost silently, and none is written twice.
"""

from collections.abc import Callable
from dataclasses import replace

from core.errors import UserError
from core.language.filling.slash import Typed, read_command
from core.language.intent.apart import Part, day_before, parts_of
from core.language.names.known_names import folded
from core.language.sentence.scene import Scene
from core.language.text.sheet import rule
from core.language.understanding import Intent, Understanding
from core.reply import Reply
from handlers.context import Context
from handlers.recording.behalf import in_whose_name
from handlers.recording.row_and_each import each_of_row
from handlers.recording.several import joined
from handlers.recording.sums_of_row import each_with_sum, new_ones_question

Act = Callable[[Understanding, Context], Reply]
OF_A_CUSTOMER = frozenset(
    {
        Intent.LOG_ACTIVITY, Intent.CREATE_DEAL, Intent.UPDATE_DEAL, Intent.WIN_DEAL,
        Intent.LOSE_DEAL, Intent.RECORD_PAYMENT, Intent.SCHEDULE_FOLLOW_UP,
        Intent.COMPLETE_FOLLOW_UP, Intent.SNOOZE_FOLLOW_UP, Intent.RECORD_SATISFACTION,
    }
)  # fmt: skip
# Here a day is when it happened; elsewhere it is when it is due.
HAPPENED = frozenset(
    {
        Intent.LOG_ACTIVITY, Intent.WIN_DEAL, Intent.LOSE_DEAL, Intent.RECORD_PAYMENT,
        Intent.RECORD_SATISFACTION,
    }
)  # fmt: skip
SEPARATED = rule(r"[,，。;；\n]|\.\s")
FEWEST = 2


def each_apart(asked: Understanding, context: Context, act: Act) -> Reply | None:
    """Record what is told of each customer; None for a message about one, or the same of all."""
    if (sums := each_with_sum(asked, context)) is not None:
        return new_ones_question(asked, sums, context) or _recorded(sums, context, act)
    if not _may_tell_of_several(asked, context):
        return None
    typed = read_command(asked.text)
    scene = context.lay_out(typed.rest)
    if (row := each_of_row(asked, context)) is not None:
        return _recorded(row, context, act)
    parts = parts_of(scene)
    if len(parts) < FEWEST:
        return None
    opening = in_whose_name(scene) or _command(typed)
    read = [_read(_opened(part.text, opening), context) for part in parts]
    meant = [one for one in read if one.intent in OF_A_CUSTOMER and (one.account or one.accounts)]
    if len(meant) < FEWEST or _says_the_same(asked, meant):
        return None
    for part, one in zip(parts, read, strict=True):
        if one not in meant and part.names:
            line = ("没有可记录的：“{part}”。", "Nothing to record in “{part}”.")
            context.talk.lines.append(context.say(*line, part=part.text))
    return _recorded(_with_shared_words(meant, scene, parts), context, act)


def _may_tell_of_several(asked: Understanding, context: Context) -> bool:
    if asked.intent not in OF_A_CUSTOMER or context.talk.answered:
        return False
    if SEPARATED.search(asked.text):
        return True
    return len(context.directory.account_index.find(folded(asked.text))) >= FEWEST


def _command(typed: Typed) -> str:
    return f"/{typed.command} " if typed.command else ""


def _opened(text: str, opening: str) -> str:
    """Begin each part as the message began: “替王磊记录：A签了，B丢了” is all 王磊's.

    The parts of “/visit A谈得不错，B嫌贵” are visits both.
    """
    return text if text.startswith(opening) else f"{opening}{text}"


def _read(text: str, context: Context) -> Understanding:
    return context.understand(text)


def _says_the_same(asked: Understanding, meant: list[Understanding]) -> bool:
    """Tell whether one thing is said of all, or only one customer is spoken of."""
    names = {name for one in meant for name in (one.accounts or (one.account,))}
    if len(names) < FEWEST:
        return True
    if len({one.activity for one in meant} - {None}) > 1:
        return False  # “visited A and called B”
    days, people = {one.occurred_on for one in meant}, {one.contact for one in meant}
    if len(days - {None}) > 1 or len(people) > 1:
        return False  # “昨天拜访A、前天拜访B”, “见了A的王总，见了B的刘总”
    return names <= set(asked.accounts) and {one.intent for one in meant} == {asked.intent}


def _with_shared_words(
    meant: list[Understanding], scene: Scene, parts: list[Part]
) -> list[Understanding]:
    """Give each part what opens the message for all of them: “昨天A签了，B丢了”."""
    if day_before(scene, parts) is None:
        return meant
    on = meant[0].occurred_on
    return [
        replace(one, occurred_on=on) if one.intent in HAPPENED and one.due_on is None else one
        for one in meant
    ]


def _recorded(meant: list[Understanding], context: Context, act: Act) -> Reply:
    meant = [single for one in meant for single in _singles(one)]
    replies = [_done(one, context, act) for one in meant]
    asking = [place for place, (_, reply) in enumerate(replies) if not reply.changed]
    if asking and asking[-1] < len(replies) - 1:
        # What was recorded after it may have left its own question open instead.
        replies[asking[-1]] = _done(meant[asking[-1]], context, act)
    return joined(replies, context)


def _singles(one: Understanding) -> tuple[Understanding, ...]:
    """Count each known customer of a row: “A、B都签了，C丢了” tells of three."""
    if not one.accounts or not one.account_known or one.amount is not None:
        return (one,)
    return tuple(replace(one, account=name, accounts=()) for name in one.accounts)


def _done(one: Understanding, context: Context, act: Act) -> tuple[str, Reply]:
    name = one.account or context.wording.listed(one.accounts)
    try:
        return name, act(one, context)
    except UserError as problem:
        zh = f"{name}：{problem.zh}整条消息都没有记录，请分开发。"
        en = f"{name}: {problem.en} Nothing of the message was recorded; please send it in parts."
        raise type(problem)(zh, en, code=problem.code) from problem

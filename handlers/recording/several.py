"""Several customers in one sentence: each gets its record, all of them in one change."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import wraps

from core.language.names.new_names import COMPANY
from core.language.text.compiled import compiled
from core.language.text.sheet import rule
from core.language.understanding import Intent, Understanding
from core.reply import Button, Card, Paragraph, Reply, Section, Span
from core.storage.records.accounts import account_named
from core.vocabulary import LossReason
from handlers.context import Context
from handlers.questions import Choice, ask
from handlers.recording.correcting.taken_back import without_opening
from handlers.recording.meant import alike_for

Handler = Callable[[Understanding, Context], Reply]
# An amount beside several customers is each one's only where that is said.
EACH = compiled(r"各|分别|每[家个]|\b(?:each|apiece|respectively)\b", re.IGNORECASE)
# What stands in a row with a known customer and was not read as one: 华东医聊、Ⓐ.
BEFORE = compiled(r"(?P<word>[\u4e00-\u9fff]{3,18})\s?[、,]\s?$")
AFTER = compiled(r"\s?[、,]\s?(?P<word>[\u4e00-\u9fff]{3,10})(?=[,。!;、\s]|$)")
A_COMPANY = rule(rf"^{COMPANY}$")
# 聊了报价 goes on telling.
TELLING = compiled(r"[了的说很都再]|报价|价格|太贵|签约|付款")
VERB = compiled(r"^.*?(?:拜访|走访|回访|联系|跟进|见|去)(?:了|过)?")
TOLD_OF_ROWS = frozenset(
    {Intent.LOG_ACTIVITY, Intent.RECORD_SATISFACTION, Intent.SCHEDULE_FOLLOW_UP}
)
FEWEST, MOST_BUTTONS, MOST_SINGLES = 2, 6, 3


def for_each(handler: Handler) -> Handler:
    """Let a handler act for each customer of a row; who is unknown is asked about first."""

    @wraps(handler)
    def handled(asked: Understanding, context: Context) -> Reply:
        if len(asked.accounts) < FEWEST or (asked.amount and not EACH.search(asked.text)):
            return handler(asked, context)
        if (question := strangers_question(asked, context)) is not None:
            return question
        if asked.intent is Intent.LOSE_DEAL and asked.loss_reason is None:
            return _ask_why(asked, context)
        singles = [
            replace(asked, account=name, account_known=True, accounts=()) for name in asked.accounts
        ]
        return joined([(one.account or "", handler(one, context)) for one in singles], context)

    return handled


def with_unread_names(asked: Understanding, context: Context) -> Understanding:
    """Add to the customers of a row one that was typed wrong: nobody of a row is lost silently."""
    if context.talk.answered or "、" not in asked.text or asked.intent not in TOLD_OF_ROWS:
        return asked
    names = asked.accounts or ((asked.account,) if asked.account else ())
    unread = [word for word in _words_beside(asked, context) if _is_a_name(word, asked, context)]
    new = [word for word in unread if not any(word in name or name in word for name in names)]
    if not new or not names:
        return asked
    return replace(asked, account=None, accounts=(*names, *new), account_known=False)


def _words_beside(asked: Understanding, context: Context) -> list[str]:
    """Return what stands next to the known customers of a row."""
    scene = context.lay_out(asked.text)
    text = scene.sheet.normal.text
    ends = [0, *(account.end for account in scene.accounts)]
    starts = [*(account.start for account in scene.accounts), len(text)]
    # Only what stands between the known names; they need no second look.
    before = [BEFORE.search(text[end:start]) for end, start in zip(ends, starts[:-1], strict=False)]
    after = [AFTER.match(text[end:start]) for end, start in zip(ends[1:], starts[1:], strict=True)]
    words = [VERB.sub("", match["word"]) for match in (*before, *after) if match is not None]
    return [word for word in words if word and not TELLING.search(word)]


def _is_a_name(word: str, asked: Understanding, context: Context) -> bool:
    return A_COMPANY.search(word) is not None or bool(alike_for(asked, context, word))


def strangers_question(asked: Understanding, context: Context) -> Reply | None:
    """Ask about the customers of a row that are in no list; nothing is recorded before that."""
    names = asked.accounts
    strange = [name for name in names if account_named(context.session, name) is None]
    if not strange or asked.account_known:
        return None
    for name in strange:
        if alike := alike_for(asked, context, name):
            return _which(asked, context, name, alike)
    return _all_new(asked, context, strange)


def _which(asked: Understanding, context: Context, name: str, alike: list[str]) -> Reply:
    """Ask whether a name is one of those that look like it, before a second one is made."""
    known = [
        Choice(
            context.say("是 {name}", "It is {name}", name=other),
            replace(asked, accounts=_with(asked.accounts, name, other)),
            also=(other, *(("是", "对", "yes") if len(alike) == 1 else ())),
        )
        for other in alike
    ]
    without = tuple(one for one in asked.accounts if one != name)
    rest = [
        Choice(context.say("不记它", "Leave it out"), _of_alone(asked, without)),
        Choice(
            context.say("都是新客户", "All are new"), replace(asked, account_known=True),
            also=("新建", "都新建", "create"),
        ),
    ]  # fmt: skip
    sentence = context.say(
        "“{name}”是哪个客户？选好之前，这句话什么都不会记录。",
        "Which account is “{name}”? Nothing of this message is recorded until you choose.",
        name=name,
    )
    return ask(asked, context, "choice", sentence, (*known, *rest))


def _of_alone(asked: Understanding, names: tuple[str, ...]) -> Understanding:
    """Keep some customers of a row; one that is left is no row, and the only one told of."""
    if len(names) == 1:
        return replace(asked, account=names[0], accounts=())
    return replace(asked, accounts=names)


def _with(names: tuple[str, ...], wrong: str, right: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(right if name == wrong else name for name in names))


def _all_new(asked: Understanding, context: Context, strange: list[str]) -> Reply:
    familiar = tuple(name for name in asked.accounts if name not in strange)
    both = Choice(
        context.say("都新建", "Create them"),
        replace(asked, account_known=True),
        also=(
            "新建", "是", "都是", "两个都新建", "都是新客户", "create", "yes", "both", "all",
            "create both", "create all", "both are new",
        ),
    )  # fmt: skip
    some = tuple(_only_new(asked, (*familiar, name), name, context) for name in strange)
    only = Choice(
        context.say("只记认识的", "Only the known ones"),
        replace(_of_alone(asked, familiar), account_known=True),
    )
    sentence = context.say(
        "还没有客户：{names}。是新客户吗？选好之前，这句话什么都不会记录。",
        "Not in the books yet: {names}. {are_new} Nothing of this message is recorded until you "
        "choose.",
        names=context.wording.listed(strange),
        are_new="Is it new?" if len(strange) == 1 else "Are they new?",
    )
    single = some if 1 < len(strange) <= MOST_SINGLES else ()
    return ask(asked, context, "choice", sentence, (both, *single, *((only,) if familiar else ())))


def _only_new(asked: Understanding, names: tuple[str, ...], name: str, context: Context) -> Choice:
    """Offer to make only one of the unknown customers: “新建 火星科技”."""
    meant = replace(asked, accounts=names, account_known=True)
    if len(names) == 1:
        meant = replace(asked, account=name, accounts=(), account_known=True)
    label = context.say("只新建 {name}", "Create only {name}", name=name)
    return Choice(label, meant, also=(f"新建 {name}", f"新建{name}", f"create {name}"))


def _ask_why(asked: Understanding, context: Context) -> Reply:
    names = context.wording.listed(asked.accounts)
    sentence = context.say("{names} 丢单的原因是什么？", "Why were {names} lost?", names=names)
    choices = tuple(
        Choice(
            reason.say(context.wording.language),
            replace(asked, loss_reason=reason),
            also=(reason.zh, reason.en, *reason.also),
        )
        for reason in LossReason
    )
    return ask(asked, context, "loss_reason", sentence, choices)


def joined(replies: list[tuple[str, Reply]], context: Context) -> Reply:
    """Say all that was recorded, and the question that is left; only one can wait for an answer."""
    done = [reply for _, reply in replies if reply.changed]
    questions = [(name, reply) for name, reply in replies if not reply.changed]
    for name, _ in questions[:-1]:
        line = ("{name} 没有记录，请另发一句。", "{name} is not recorded; please say it by itself.")
        context.talk.lines.append(context.say(*line, name=name))
    if not done:
        return questions[-1][1]
    if context.change is not None:
        headings = [_heading(done[0]), *(without_opening(_heading(each)) for each in done[1:])]
        context.change.summary = context.say("；", "; ").join(headings)
    last = questions[-1][1] if questions else None
    shown = [*done, *([last] if last else [])]
    title = _how_many(len(done), len(questions), context)
    sections = tuple(section for reply in shown for section in _sections(reply))
    return replace(
        shown[0],
        text="\n".join((title, *(reply.text for reply in shown))),
        card=Card(title, sections, _buttons(shown)),
        changed=tuple(dict.fromkeys(one for reply in done for one in reply.changed)),
        posts=tuple(post for reply in done for post in reply.posts),
        private=any(reply.private for reply in shown),
    )


def _how_many(done: int, left: int, context: Context) -> str:
    if left:
        words = ("{n} 家已记录，{m} 家还没有", "{n} recorded, {m} not yet")
        return context.say(*words, n=done, m=left)
    return context.say("{n} 家客户，一次记录", "{n} accounts, one entry", n=done)


def _heading(reply: Reply) -> str:
    return reply.card.title if reply.card else reply.text


def _sections(reply: Reply) -> tuple[Section, ...]:
    heading: Section = Paragraph((Span(_heading(reply), strong=True),))
    return (heading, *(reply.card.sections if reply.card else ()))


def _buttons(replies: list[Reply]) -> tuple[Button, ...]:
    """Return each button once: first the question's, last the one undo of all."""
    every = [one for reply in reversed(replies) if reply.card for one in reply.card.buttons]
    once = list({one.command: one for one in every}.values())
    labels = Counter(one.label for one in once)
    once = [replace(one, label=one.command) if labels[one.label] > 1 else one for one in once]
    undo = [one for one in once if one.label in {"撤销", "Undo"}]
    return (*[one for one in once if one not in undo][:MOST_BUTTONS], *undo[:1])

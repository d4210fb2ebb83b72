"""“我的协同积分”: points for helping colleagues and for training, which promotions look at."""

from datetime import date

from core.figures.scope import ScopeRef
from core.language.understanding import Intent
from core.periods import Period, year_containing
from core.reply import Card, Facts, Reply, paragraph
from core.storage.records.earned import earned_by
from core.storage.records.points import WORTH, PointReason
from handlers.context import Context
from handlers.know_how.spoken import order
from handlers.recording.said import Said
from handlers.recording.whose import WHOSE, WHOSE_EN, colleague_said

ASKED = order(
    rf"(?:看看?|查看?)?\s?(?:{WHOSE})?\s?(?:有多少)?(?:协同|协作|互助)(?:成长)?积分(?:有多少|是多少)?"
    rf"|(?:show )?{WHOSE_EN}(?:teamwork|collaboration|helping) points"
)
COUNTED = (PointReason.HELP, PointReason.TRAINING)
BEGINNING = date(2000, 1, 1)


def shared_points_asked(said: Said, context: Context) -> Reply | None:
    """Tell somebody's points for helping and training; None for what asks for none."""
    if not ASKED.fullmatch(said.text):
        return None
    scope = colleague_said(said, context, "李雪的协同积分", "NAME's teamwork points")
    return _told(scope, context)


def _told(scope: ScopeRef, context: Context) -> Reply:
    year = year_containing(context.today)
    ever = Period(BEGINNING, context.today)
    rows = tuple(_row(scope, reason, year, context) for reason in COUNTED)
    total = sum(_points(scope, reason, ever, context) for reason in COUNTED)
    title = context.say(
        "协同积分 · {name} · 累计 {n} 分", "Teamwork points · {name} · {n} so far",
        name=scope.name, n=total,
    )  # fmt: skip
    hint = context.say(
        "同事的商机里有你的跟进或分成，赢单时得 {help} 分；每次培训 {training} 分。晋升时会看。",
        "A colleague's win that you worked on earns {help}, a training {training}. "
        "Promotions look at these.",
        help=WORTH[PointReason.HELP], training=WORTH[PointReason.TRAINING],
    )  # fmt: skip
    text = "\n".join((title, *(f"{label}: {value}" for label, value in rows), hint))
    card = Card(title, (Facts(rows), paragraph(hint, quiet=True)))
    return Reply(text, card, private=True, intent=Intent.SHOW_POINTS.value)


def _row(scope: ScopeRef, reason: PointReason, year: Period, context: Context) -> tuple[str, str]:
    standing = earned_by(context.session, scope.id, reason, year)
    value = context.say(
        "今年 {n} 次，{points} 分", "{n} this year, {points} points",
        n=len(standing), points=sum(one.points for one in standing),
    )  # fmt: skip
    return reason.say(context.wording.language), value


def _points(scope: ScopeRef, reason: PointReason, period: Period, context: Context) -> int:
    return sum(one.points for one in earned_by(context.session, scope.id, reason, period))

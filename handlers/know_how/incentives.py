"""“激励进度”: what of this month's four incentives somebody has reached, and what is missing."""

from fractions import Fraction

from core.figures.attainment import target_for
from core.figures.scope import ScopeRef
from core.language.understanding import Intent
from core.periods import Period, month_containing
from core.reply import Button, Card, Facts, Reply
from core.storage.queries.people import home_of
from core.storage.queries.tallies import tally
from core.storage.queries.targets import member_targets_within
from core.storage.records.earned import earned_by
from core.storage.records.points import PointReason
from core.storage.tables import Person
from core.vocabulary import Metric
from handlers.context import Context
from handlers.figure_replies.scene import Scene
from handlers.know_how.spoken import order
from handlers.recording.said import Said
from handlers.recording.whose import WHOSE, WHOSE_EN, colleague_said

ASKED = order(
    rf"(?:看看?|查看?)?\s?(?:{WHOSE})?\s?(?:这个月|本月|Ⓓ)?(?:的)?(?:激励(?:进度|情况|达标情况)?|奖励(?:进度|情况|达标情况))"
    rf"|(?:show )?{WHOSE_EN}(?:incentives?|incentive progress)(?: this month)?"
)
# What a month is rewarded for (requirement IN-02): visits, trainings, revenue, conversion.
VISITS_A_MONTH = 20
TRAININGS_A_MONTH = 2


def incentives_asked(said: Said, context: Context) -> Reply | None:
    """Tell how far somebody's incentives of the month are; None for what asks for none."""
    if not ASKED.fullmatch(said.text):
        return None
    scope = colleague_said(said, context, "李雪的激励进度", "NAME's incentive progress")
    return _told(scope, context)


def _told(scope: ScopeRef, context: Context) -> Reply:
    month = month_containing(context.today)
    rows = (
        _revenue(scope, month, context),
        _visits(scope, month, context),
        _conversion(scope, month, context),
        _trainings(scope, month, context),
    )
    title = context.say(
        "激励进度 · {name} · 本月", "Incentives · {name} · this month", name=scope.name
    )
    text = "\n".join((title, *(f"{label}: {value}" for label, value in rows)))
    button = Button(context.say("奖品", "Rewards"), context.say("奖品", "rewards"))
    return Reply(text, Card(title, (Facts(rows),), (button,)), private=True,
                 intent=Intent.SHOW_POINTS.value)  # fmt: skip


def _figure(metric: Metric, scope: ScopeRef, month: Period, context: Context) -> Fraction | None:
    found = tally(context.session, metric, scope, month, context.today)
    if metric is Metric.CONVERSION:
        return Fraction(found.total, found.count) if found.count else None
    return Fraction(found.total)


def _revenue(scope: ScopeRef, month: Period, context: Context) -> tuple[str, str]:
    scene = Scene.of(context)
    won = (_figure(Metric.REVENUE, scope, month, context) or Fraction(0)) / scene.minor_per_unit
    targets = member_targets_within(context.session, (Metric.REVENUE,), month)
    target = target_for(Metric.REVENUE, month, targets.get((scope.id, Metric.REVENUE), {}))
    label = context.say("月度销售额 → 奖金", "Revenue of the month → bonus")
    if target is None or target <= 0:
        return label, context.say("{won}，未设目标", "{won}, no target set", won=scene.units(won))
    words = f"{scene.units(won)} / {scene.units(Fraction(target))}"
    return label, _judged(words, reached=won >= target, context=context)


def _visits(scope: ScopeRef, month: Period, context: Context) -> tuple[str, str]:
    visits = int(_figure(Metric.VISITS, scope, month, context) or 0)
    label = context.say("拜访 → 积分和礼品", "Visits → points and gifts")
    words = f"{visits} / {VISITS_A_MONTH}"
    return label, _judged(words, reached=visits >= VISITS_A_MONTH, context=context)


def _trainings(scope: ScopeRef, month: Period, context: Context) -> tuple[str, str]:
    held = len(earned_by(context.session, scope.id, PointReason.TRAINING, month))
    label = context.say("培训 → 成长积分", "Trainings → growth points")
    words = f"{held} / {TRAININGS_A_MONTH}"
    return label, _judged(words, reached=held >= TRAININGS_A_MONTH, context=context)


def _conversion(scope: ScopeRef, month: Period, context: Context) -> tuple[str, str]:
    """Compare with the team's mean: higher is strict, and a team of one has none."""
    scene = Scene.of(context)
    label = context.say("转化率高于团队 → 专项奖金", "Conversion above the team → extra bonus")
    mine = _figure(Metric.CONVERSION, scope, month, context)
    person = context.session.get_one(Person, (context.company.id, scope.id))
    team_id, _ = home_of(context.session, person)
    team = ScopeRef("team", team_id, "") if team_id is not None else scope
    mean = _figure(Metric.CONVERSION, team, month, context)
    if mine is None or mean is None:
        return label, context.say("本月还没有结单", "nothing closed this month yet")
    words = context.say(
        "{mine}，团队 {team}", "{mine}, team {team}",
        mine=scene.percent(mine), team=scene.percent(mean),
    )  # fmt: skip
    return label, _judged(words, reached=mine > mean, context=context)


def _judged(words: str, *, reached: bool, context: Context) -> str:
    return context.say("{words} ✓ 达标", "{words} ✓ reached", words=words) if reached else words

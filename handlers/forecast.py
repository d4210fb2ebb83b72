"""Shows the forecast of a period: what is won, and what open deals are likely to add."""

from fractions import Fraction

from core.figures.attainment import target_for
from core.figures.forecast import Forecast, StageOutlook
from core.figures.numbers import json_number
from core.figures.scope import ScopeRef
from core.language.understanding import Understanding
from core.periods import Period
from core.reply import Button, Card, Facts, Reply, Table, paragraph
from core.storage.queries.outlook import forecast
from core.storage.queries.targets import targets_within
from core.vocabulary import Metric
from core.wording import NO_FIGURE
from handlers.context import Context
from handlers.figure_replies.asked import quarter_asked
from handlers.figure_replies.audience import for_this_room
from handlers.figure_replies.scene import Scene
from handlers.figure_replies.words import command, heading, how_button


def show_forecast(asked: Understanding, context: Context) -> Reply:
    scope, period = quarter_asked(asked, context, "forecast")
    reply = forecast_reply(Scene.of(context), scope, period)
    return for_this_room(reply, context, scope, "forecast")


def forecast_reply(scene: Scene, scope: ScopeRef, period: Period) -> Reply:
    found = forecast(scene.session, scope, period, scene.today)
    target = _target(scene, scope, period)
    title = heading(scene, scene.say("预测", "Forecast"), scope, period)
    facts, stages = _facts(scene, found, target), _stages(scene, found)
    sections = (facts, stages, paragraph(_small_print(scene, found), quiet=True))
    return Reply(
        text=f"{title}{scene.say('：', ': ')}{_in_words(scene, found, target)}",
        card=Card(title, sections, _buttons(scene, scope, period)),
        data=_data(scene, scope, period, found),
        intent="show_forecast",
    )


def _target(scene: Scene, scope: ScopeRef, period: Period) -> Fraction | None:
    set_targets = targets_within(scene.session, scope, period).get(Metric.REVENUE, {})
    return target_for(Metric.REVENUE, period, set_targets)


def _in_words(scene: Scene, found: Forecast, target: Fraction | None) -> str:
    words = scene.say(
        "预计 {f}，其中已成交 {w}，在手商机按概率折算 {o}。",
        "{f} expected: {w} won, and {o} from open deals by their chances.",
        f=scene.money(found.forecast_minor),
        w=scene.money(found.won_minor),
        o=scene.money(found.weighted_minor),
    )
    return words + _target_words(scene, found, target)


def _target_words(scene: Scene, found: Forecast, target: Fraction | None) -> str:
    if not target:
        return ""
    expected = found.forecast_minor / scene.minor_per_unit
    share, gap = scene.percent(expected / target), target - expected
    if gap <= 0:
        return scene.say("是目标的 {p}。", " That is {p} of the target.", p=share)
    return scene.say(
        "是目标的 {p}，还缺 {g}。",
        " That is {p} of the target, {g} short.",
        p=share,
        g=scene.units(gap),
    )


def _facts(scene: Scene, found: Forecast, target: Fraction | None) -> Facts:
    pairs = [
        (scene.say("预测", "Forecast"), scene.money(found.forecast_minor)),
        (scene.say("已成交", "Won"), scene.money(found.won_minor)),
        (
            scene.say("在手商机按概率折算", "Open deals by chance"),
            scene.money(found.weighted_minor),
        ),
    ]
    if target:
        pairs.append((scene.say("目标", "Target"), scene.units(target)))
    return Facts(tuple(pairs))


def _stages(scene: Scene, found: Forecast) -> Table:
    header = (
        scene.say("阶段", "Stage"),
        scene.say("在手", "Open"),
        scene.say("概率", "Chance"),
        scene.say("按概率折算", "By chance"),
    )
    return Table(header, tuple(_row(scene, outlook) for outlook in found.stages))


def _row(scene: Scene, outlook: StageOutlook) -> tuple[str, ...]:
    return (
        outlook.stage.say(scene.wording.language),
        _open_words(scene, outlook),
        scene.percent(outlook.probability, 1),
        scene.money(outlook.weighted_minor),
    )


def _open_words(scene: Scene, outlook: StageOutlook) -> str:
    if not outlook.open_count:
        return NO_FIGURE
    money = scene.money(outlook.open_minor)
    return scene.say("{n} 个 · {m}", "{n} · {m}", n=outlook.open_count, m=money)


def _small_print(scene: Scene, found: Forecast) -> str:
    assumed = [
        outlook.stage.say(scene.wording.language)
        for outlook in found.stages
        if not outlook.from_history
    ]
    if not assumed:
        source = scene.say(
            "概率来自公司前四个季度的结果。",
            "Chances come from the company's last four quarters.",
        )
    else:
        source = scene.say(
            "历史不足 30 个的阶段用默认概率：{s}。",
            "Too little history (under 30 deals), so a usual chance is taken for: {s}.",
            s=scene.wording.listed(assumed),
        )
    return scene.sentences(source, scene.as_of())


def _buttons(scene: Scene, scope: ScopeRef, period: Period) -> tuple[Button, ...]:
    deals, funnel = scene.say("在手商机", "Open deals"), scene.say("漏斗", "Funnel")
    return (
        Button(deals, command(deals, scene, scope)),
        Button(funnel, command(funnel, scene, scope, period)),
        how_button(scene, scene.say("预测", "forecast"), scope, period),
    )


def _data(scene: Scene, scope: ScopeRef, period: Period, found: Forecast) -> dict[str, object]:
    return {
        "scope": {**scope.to_json()},
        "period": period.label(),
        "won": scene.whole(found.won_minor),
        "weighted_open": scene.whole(found.weighted_minor),
        "forecast": scene.whole(found.forecast_minor),
        "stages": [
            {
                "stage": outlook.stage.value,
                "open_amount": scene.whole(outlook.open_minor),
                "probability": json_number(outlook.probability),
            }
            for outlook in found.stages
        ],
    }

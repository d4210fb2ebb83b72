"""The funnel as a reply: figures, the bottleneck in words, a picture, next steps."""

from charts import describe
from core.figures.funnel import BOTTLENECK_LEAST_ENTERED, Bottleneck, Funnel, StageFlow
from core.figures.numbers import drawn, json_number
from core.figures.scope import ScopeRef
from core.periods import Period
from core.pictures import FunnelBar, FunnelChart
from core.reply import Button, Card, Facts, Paragraph, Picture, Reply, Span, Table, paragraph
from core.storage.queries.funnel import funnel_of
from core.wording import NO_FIGURE
from handlers.figure_replies.scene import Scene
from handlers.figure_replies.words import command, heading, how_button
from handlers.know_how.case_button import cases_button


def funnel_reply(
    scene: Scene, scope: ScopeRef, period: Period, *, offers_losses: bool = True
) -> Reply:
    """Tell the funnel as of the scene's day; `offers_losses` to those who may see the reasons."""
    funnel = funnel_of(scene.session, scope, period, scene.today)
    title = heading(scene, scene.say("漏斗", "Funnel"), scope, period)
    stuck = bottleneck_words(scene, funnel)
    buttons = _buttons(scene, scope, period)[0 if offers_losses else 1 :]
    if funnel.bottleneck is not None:
        stage = funnel.bottleneck.stage.value
        buttons = (*cases_button(scene.session, stage, scene.wording), *buttons)
    return Reply(
        text=scene.sentences(f"{title}{scene.say('：', ': ')}{_in_words(scene, funnel)}", stuck),
        card=Card(title, _sections(scene, funnel, stuck), buttons),
        pictures=(funnel_picture(scene, title, funnel, stuck),),
        data=funnel_data(scene, scope, period, funnel),
        intent="show_funnel",
    )


def funnel_data(scene: Scene, scope: ScopeRef, period: Period, funnel: Funnel) -> dict[str, object]:
    closings = funnel.closings
    return {
        "scope": {**scope.to_json()},
        "period": period.label(),
        "stages": [_stage_data(scene, flow) for flow in funnel.stages],
        "win_rate": json_number(closings.win_rate),
        "average_cycle_days": json_number(closings.average_cycle_days),
        "average_deal_amount": scene.whole(closings.average_minor),
        "bottleneck": funnel.bottleneck.stage.value if funnel.bottleneck else None,
    }


def _stage_data(scene: Scene, flow: StageFlow) -> dict[str, object]:
    return {
        "stage": flow.stage.value,
        "entered": flow.entered,
        "advanced": flow.advanced,
        "conversion": json_number(flow.conversion),
        "lost": flow.lost,
        "loss_rate": json_number(flow.loss_rate),
        "average_days": json_number(flow.average_days),
        "open_count": flow.open_count,
        "open_amount": scene.whole(flow.open_minor),
    }


def bottleneck_words(scene: Scene, funnel: Funnel) -> str:
    """Say where deals stick, against what the company usually reaches there."""
    if funnel.bottleneck:
        return _stuck_words(scene, funnel.bottleneck)
    if all(flow.entered < BOTTLENECK_LEAST_ENTERED for flow in funnel.stages):
        return scene.say(
            "每个阶段不足 {n} 个商机，暂不判断瓶颈。",
            "Fewer than {n} deals a stage: too few to name a bottleneck.",
            n=BOTTLENECK_LEAST_ENTERED,
        )
    if not funnel.comparable:
        return scene.say(
            "公司还没有前四个季度的数据可比，暂不判断瓶颈。",
            "There are no four quarters before to compare with, so no bottleneck is named yet.",
        )
    return scene.say(
        "没有阶段低于公司平时的转化率。", "No stage is below the company's usual conversion."
    )


def _stuck_words(scene: Scene, found: Bottleneck) -> str:
    is_last = found.stage.following is None
    return scene.say(
        "瓶颈在“{stage}”：只有 {share} {goes_on}，"
        "比公司前四个季度的 {usual} 低 {points} 个百分点。",
        "The bottleneck is {stage}: only {share} {goes_on}, {points} points below the company's "
        "{usual} over the four quarters before.",
        stage=found.stage.say(scene.wording.language),
        share=scene.percent(found.conversion),
        goes_on=scene.say("赢单", "were won") if is_last else scene.say("进入下一阶段", "went on"),
        usual=scene.percent(found.usual),
        points=scene.wording.number(round(float(found.points_below), 1)),
    )


def _in_words(scene: Scene, funnel: Funnel) -> str:
    if not any(flow.entered or flow.open_count for flow in funnel.stages):
        return scene.say(
            "这段时间没有商机。可以先记一个，例如“新商机 华东医疗 50万”。",
            "no deals in this period. Record one first, like “new deal Acme 500k”.",
        )
    steps = " → ".join(
        f"{flow.stage.say(scene.wording.language)} {flow.entered}" for flow in funnel.stages
    )
    return scene.say(
        "{steps}，赢单率 {rate}。",
        "{steps}, win rate {rate}.",
        steps=steps,
        rate=scene.percent(funnel.closings.win_rate, 1),
    )


def _sections(scene: Scene, funnel: Funnel, stuck: str) -> tuple[Paragraph | Table | Facts, ...]:
    return (
        Paragraph((Span(stuck, strong=bool(funnel.bottleneck)),)),
        Table(_header(scene), tuple(_row(scene, flow) for flow in funnel.stages)),
        _facts(scene, funnel),
        paragraph(scene.as_of(), quiet=True),
    )


def _header(scene: Scene) -> tuple[str, ...]:
    if scene.wording.language == "zh":
        return ("阶段", "进入", "转化", "丢单", "平均用时", "在手")
    return ("Stage", "Entered", "Went on", "Lost", "Time", "Open")


def _row(scene: Scene, flow: StageFlow) -> tuple[str, ...]:
    return (
        flow.stage.say(scene.wording.language),
        str(flow.entered),
        scene.percent(flow.conversion, 1),
        scene.percent(flow.loss_rate, 1),
        scene.days(flow.average_days),
        _open_words(scene, flow),
    )


def _open_words(scene: Scene, flow: StageFlow) -> str:
    if not flow.open_count:
        return NO_FIGURE
    return scene.say(
        "{n} 个 · {money}", "{n} · {money}", n=flow.open_count, money=scene.money(flow.open_minor)
    )


def _facts(scene: Scene, funnel: Funnel) -> Facts:
    closings = funnel.closings
    counted = scene.say(
        "{rate}（赢 {won}，丢 {lost}）",
        "{rate} ({won} won, {lost} lost)",
        rate=scene.percent(closings.win_rate, 1),
        won=closings.won,
        lost=closings.lost,
    )
    return Facts(
        (
            (scene.say("赢单率", "Win rate"), counted),
            (
                scene.say("平均成交周期", "Average cycle"),
                scene.days(closings.average_cycle_days),
            ),
            (scene.say("平均成交金额", "Average deal"), scene.money(closings.average_minor)),
        )
    )


def _buttons(scene: Scene, scope: ScopeRef, period: Period) -> tuple[Button, ...]:
    losses, trend = scene.say("丢单原因", "Loss reasons"), scene.say("趋势", "Trend")
    return (
        Button(losses, command(losses, scene, scope, period)),
        Button(trend, command(trend, scene, scope)),
        how_button(scene, scene.say("漏斗", "funnel"), scope, period),
    )


def funnel_picture(scene: Scene, title: str, funnel: Funnel, subtitle: str) -> Picture:
    chart = FunnelChart(
        title,
        subtitle,
        tuple(_bar(scene, flow) for flow in funnel.stages),
        funnel.bottleneck.stage.order if funnel.bottleneck else None,
        scene.wording.language,
    )
    return Picture(chart, describe(chart))


def _bar(scene: Scene, flow: StageFlow) -> FunnelBar:
    open_text = scene.say("在手 {words}", "Open {words}", words=_open_words(scene, flow))
    label = flow.stage.say(scene.wording.language)
    return FunnelBar(label, flow.entered, drawn(flow.conversion), open_text)

"""Shows why deals were lost, where it happened, and how that compares with the period before."""

from core.figures.losses import LossLine, loss_lines
from core.figures.scope import ScopeRef
from core.language.understanding import Understanding
from core.periods import Period
from core.reply import Button, Card, Reply, Section, Table, paragraph
from core.storage.queries.outlook import losses_of
from handlers.analysis.loss_words import ADVICE, before_words, deeper
from handlers.analysis.rule_button import with_rule_button
from handlers.context import Context
from handlers.figure_replies.asked import quarter_asked
from handlers.figure_replies.audience import for_this_room
from handlers.figure_replies.scene import Scene
from handlers.figure_replies.words import command, heading, how_button
from handlers.know_how.case_button import cases_button, training_line


def show_loss_reasons(asked: Understanding, context: Context) -> Reply:
    scope, period = quarter_asked(asked, context, "losses")
    reply = with_rule_button(losses_reply(Scene.of(context), scope, period), context, scope)
    return for_this_room(reply, context, scope, "losses")


def losses_reply(scene: Scene, scope: ScopeRef, period: Period) -> Reply:
    now = losses_of(scene.session, scope, period, scene.today)
    # A part of a period against a whole one would look like fewer losses.
    before = losses_of(scene.session, scope, period.before_by(scene.today), scene.today)
    then = before_words(scene, period)
    lines = loss_lines(now, before)
    title = heading(scene, scene.say("丢单原因", "Loss reasons"), scope, period)
    words = _in_words(scene, lines)
    return Reply(
        text=f"{title}{scene.say('：', ': ')}{words}",
        card=Card(
            title,
            _sections(scene, lines, (words, *deeper(scene, lines, now, before, then)), then),
            (*_cases(scene, lines), *_buttons(scene, scope, period)),
        ),
        data=_data(scene, scope, period, lines),
        intent="show_loss_reasons",
    )


def _cases(scene: Scene, lines: tuple[LossLine, ...]) -> tuple[Button, ...]:
    """Lead from the most frequent reason to what colleagues learnt about it."""
    return cases_button(scene.session, lines[0].reason.value, scene.wording) if lines else ()


def _in_words(scene: Scene, lines: tuple[LossLine, ...]) -> str:
    if not lines:
        return scene.say("这段时间没有丢单。", "no deals were lost in this period.")
    first, language = lines[0], scene.wording.language
    return scene.say(
        "共丢 {all}（{money}）。最多的是“{reason}”，{n}，多在“{stage}”阶段。{advice}",
        "{all} lost ({money}). Most often: {reason}, {n}, mainly in {stage}. {advice}",
        all=_deals(scene, sum(line.count for line in lines)),
        money=scene.money(sum(line.minor for line in lines)),
        reason=first.reason.say(language),
        n=_deals(scene, first.count),
        stage=first.stage.say(language),
        advice=scene.say(*ADVICE[first.reason]),
    )


def _deals(scene: Scene, count: int) -> str:
    return scene.how_many(count, "单", "deal", "deals")


def _sections(
    scene: Scene, lines: tuple[LossLine, ...], words: tuple[str, ...], then: str
) -> tuple[Section, ...]:
    first, *others = (paragraph(one) for one in words)
    header = (
        scene.say("原因", "Reason"),
        scene.say("单数", "Deals"),
        scene.say("金额", "Amount"),
        scene.say("多在阶段", "Mainly in"),
        f"{then[0].upper()}{then[1:]}",
    )
    rows = tuple(_row(scene, line) for line in lines)
    table = (Table(header, rows),) if rows else ()
    training = training_line(lines[0].reason.value, scene.wording) if lines else ""
    quiet = (training, scene.as_of()) if training else (scene.as_of(),)
    return (first, *table, *others, *(paragraph(line, quiet=True) for line in quiet))


def _row(scene: Scene, line: LossLine) -> tuple[str, ...]:
    language = scene.wording.language
    return (
        line.reason.say(language),
        str(line.count),
        scene.money(line.minor),
        line.stage.say(language),
        str(line.before),
    )


def _buttons(scene: Scene, scope: ScopeRef, period: Period) -> tuple[Button, ...]:
    funnel = scene.say("漏斗", "Funnel")
    losses = scene.say("丢单原因", "loss reasons")
    return (
        Button(funnel, command(funnel, scene, scope, period)),
        how_button(scene, losses, scope, period),
    )


def _data(
    scene: Scene, scope: ScopeRef, period: Period, lines: tuple[LossLine, ...]
) -> dict[str, object]:
    return {
        "scope": {**scope.to_json()},
        "period": period.label(),
        "reasons": [
            {
                "loss_reason": line.reason.value,
                "count": line.count,
                "amount": scene.whole(line.minor),
            }
            for line in lines
        ],
    }

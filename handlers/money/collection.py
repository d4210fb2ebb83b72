"""“回款周期”: how many days customers take to pay, for whom one answers for."""

import re
from fractions import Fraction

from core.language.text.sheet import phrase
from core.language.understanding import Intent
from core.reply import Card, Facts, Reply, paragraph
from core.storage.queries.collection import collection_of
from handlers.context import Context
from handlers.figure_replies.questions import Wanted, figures_wanted, past_year
from handlers.figure_replies.scene import Scene
from handlers.recording.said import Said
from handlers.recording.whose import WHOSE, WHOSE_EN

ASKED = phrase(
    rf"(?:看看?|查看?)?\s?(?:{WHOSE})?\s?(?:平均)?(?:回款周期|收款周期|账期|回款天数)(?:是|有)?(?:多少|多久|几天|多长)?(?:天)?"
    rf"|(?:show |what (?:is|are) )?(?:the )?{WHOSE_EN}(?:average )?"
    r"(?:collection (?:days|time|period)|dso|days to (?:pay|collect))"
    r"(?: of (?:Ⓜ|Ⓢ))?",
    re.IGNORECASE,
)
# What is usual: longer than this, money is out for too long.
HEALTHY_DAYS = 45


def collection_asked(said: Said, context: Context) -> Reply | None:
    """Tell how long payments take; None for what asks something else."""
    if not ASKED.fullmatch(said.text):
        return None
    wanted = figures_wanted(said, context, "attainment", past_year(context.today))
    found = collection_of(context.session, wanted.scope, wanted.period)
    title = wanted.title("回款周期", "Days to collect")
    if found.days is None:
        none = ("这段时间没有赢单的回款。", "no payment of a won deal came.")
        return wanted.nothing(title, *none, Intent.SHOW_TARGET)
    return _reply(title, found.payments, found.days, wanted)


def _reply(title: str, payments: int, mean: Fraction, wanted: Wanted) -> Reply:
    scene, days = wanted.scene, round(float(mean), 1)
    verdict = _verdict(scene, is_healthy=mean <= HEALTHY_DAYS)
    facts = (
        (scene.say("平均", "Mean"), scene.say("{n} 天", "{n} days", n=f"{days:g}")),
        (scene.say("回款笔数", "Payments"), str(payments)),
    )
    how = scene.say(
        "从赢单到每笔到账的天数，按金额加权。",
        "Days from winning a deal to each of its payments, weighted by amount.",
    )
    count = scene.say("（{n} 笔）", " ({n:payment|payments})", n=payments)
    text = f"{title}{scene.say('：', ': ')}{facts[0][1]}{count} · {verdict}"
    card = Card(title, (Facts(facts), paragraph(verdict), paragraph(how, quiet=True)))
    return wanted.answer(text, Intent.SHOW_TARGET, card)


def _verdict(scene: Scene, *, is_healthy: bool) -> str:
    if is_healthy:
        return scene.say("在 {n} 天以内", "within {n} days", n=HEALTHY_DAYS)
    return scene.say(
        "超过 {n} 天，先催逾期的：发“逾期回款”",
        "over {n} days; begin with “overdue payments”",
        n=HEALTHY_DAYS,
    )

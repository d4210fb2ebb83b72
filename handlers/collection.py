"""“回款周期”: how many days customers take to pay, for whom one answers for."""

import re
from datetime import timedelta

from core.access import require_figures, scope_named
from core.language.text.sheet import phrase
from core.language.understanding import Intent
from core.periods import Period
from core.reply import Card, Facts, Reply, paragraph
from core.storage.queries.collection import collection_of
from handlers.context import Context
from handlers.figure_replies.audience import for_this_room
from handlers.figure_replies.scene import Scene
from handlers.figure_replies.words import scope_words
from handlers.recording.said import Said
from handlers.recording.whose import WHOSE, WHOSE_EN, scope_said

ASKED = phrase(
    rf"(?:看看?|查看?)?\s?(?:{WHOSE})?\s?(?:平均)?(?:回款周期|收款周期|账期|回款天数)(?:是|有)?(?:多少|多久|几天|多长)?(?:天)?"
    rf"|(?:show |what (?:is|are) )?(?:the )?{WHOSE_EN}(?:average )?"
    r"(?:collection (?:days|time|period)|dso|days to (?:pay|collect))"
    r"(?: of (?:Ⓜ|Ⓢ))?",
    re.IGNORECASE,
)
A_YEAR = timedelta(days=364)
# What is usual: longer than this, money is out for too long.
HEALTHY_DAYS = 45


def collection_asked(said: Said, context: Context) -> Reply | None:
    """Tell how long payments take; None for what asks something else."""
    if not ASKED.fullmatch(said.text):
        return None
    scope = scope_named(context.session, context.person, scope_said(said))
    require_figures(context.session, context.person, scope, "attainment")
    scene = Scene.of(context)
    period = Period(context.today - A_YEAR, context.today)
    found = collection_of(context.session, scope, period)
    title = scene.say(
        "回款周期 · {scope} · 近一年", "Days to collect · {scope} · past year",
        scope=scope_words(scene, scope),
    )  # fmt: skip
    if found.days is None:
        none = scene.say("这段时间没有赢单的回款。", "no payment of a won deal came.")
        text = f"{title}{scene.say('：', ': ')}{none}"
        return for_this_room(
            Reply(text, intent=Intent.SHOW_TARGET.value), context, scope, "attainment"
        )
    days = round(float(found.days), 1)
    healthy = found.days <= HEALTHY_DAYS
    verdict = scene.say(
        "在 45 天以内" if healthy else "超过 45 天，先催逾期的：发“逾期回款”",
        "within 45 days" if healthy else "over 45 days; begin with “overdue payments”",
    )
    facts = (
        (scene.say("平均", "Mean"), scene.say("{n} 天", "{n} days", n=f"{days:g}")),
        (scene.say("回款笔数", "Payments"), str(found.payments)),
    )
    how = scene.say(
        "从赢单到每笔到账的天数，按金额加权。",
        "Days from winning a deal to each of its payments, weighted by amount.",
    )
    count = scene.say("（{n} 笔）", " ({n} payments)", n=found.payments)
    text = f"{title}{scene.say('：', ': ')}{facts[0][1]}{count} · {verdict}"
    card = Card(title, (Facts(facts), paragraph(verdict), paragraph(how, quiet=True)))
    return for_this_room(
        Reply(text, card, intent=Intent.SHOW_TARGET.value), context, scope, "attainment"
    )

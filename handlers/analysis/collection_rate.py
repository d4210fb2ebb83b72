"""“华东回款率”: how much of what fell due has come, against the period before (PY-04, PY-05)."""

from fractions import Fraction

from core.language.text.sheet import phrase
from core.language.understanding import Intent
from core.money import whole_units
from core.reply import Button, Card, Facts, Reply, paragraph
from core.storage.queries.collection_rate import CollectionRate, collection_rate_of
from handlers.context import Context
from handlers.figure_replies.questions import Wanted, figures_wanted, past_year, topic_of
from handlers.recording.said import Said

TOPIC = phrase(
    r"(?:客户|渠道|代理商?|应收)?的?(?:回款率|收款率|回收率)"
    r"|(?:payment )?collection rate|rate of collection"
)
# Nearer to none or to all than this, whole percents would say none or all.
ALMOST = Fraction(1, 100)
LEAST = Fraction(1, 1000)


def collection_rate_asked(said: Said, context: Context) -> Reply | None:
    """Tell what share of what fell due has come; None for what asks something else."""
    if not TOPIC.fullmatch(topic_of(said)):
        return None
    wanted = figures_wanted(said, context, "attainment", past_year(context.today))
    title = wanted.title("回款率", "Collection rate")
    now, before = (
        collection_rate_of(context.session, wanted.scope, period, context.today)
        for period in (wanted.period, wanted.period.previous())
    )
    if now.rate is None:
        none = (
            "这段时间没有到期的应收。先排回款计划，例如“华东医疗回款计划 12月15日 10万”。",
            "nothing fell due. Plan payments first, such as “payment plan Acme Dec 15 100k”.",
        )
        return wanted.nothing(title, *none, Intent.SHOW_TARGET)
    return _reply(title, now, before, wanted)


def _reply(title: str, now: CollectionRate, before: CollectionRate, wanted: Wanted) -> Reply:
    say = wanted.scene.say
    facts = (
        (say("回款率", "Rate"), _percent(now.rate, wanted)),
        (say("应收到期", "Fell due"), _money(now.due, wanted)),
        (say("其中已收", "Of it paid"), _money(now.paid, wanted)),
        (say("上期", "Period before"), _percent(before.rate, wanted)),
    )
    how = say(
        "到期应收里已经收到的比例；没排回款计划的赢单不计。",
        "The share paid of what fell due; won deals without a payment plan are left out.",
    )
    buttons = (
        wanted.how("回款率", "collection rate"),
        Button(say("逾期回款", "Overdue"), say("逾期回款", "overdue payments")),
    )
    rest = say(
        "（到期 {due}，已收 {paid}），上期 {before}", " ({paid} of {due}); before: {before}",
        due=facts[1][1], paid=facts[2][1], before=facts[3][1],
    )  # fmt: skip
    text = f"{title}{say('：', ': ')}{facts[0][1]}{rest}"
    card = Card(title, (Facts(facts), paragraph(how, quiet=True)), buttons)
    return wanted.answer(text, Intent.SHOW_TARGET, card)


def _percent(rate: Fraction | None, wanted: Wanted) -> str:
    """Word a rate; what is not all is never rounded up to it, what is something not down to none.

    99.65 % is 99.7 %, and so is 99.99 % no more than 99.9 %.
    """
    if rate is None or not 0 < rate < 1 or ALMOST <= rate <= 1 - ALMOST:
        return wanted.scene.percent(rate)
    return wanted.scene.percent(min(max(rate, LEAST), 1 - LEAST), 1)


def _money(minor: int, wanted: Wanted) -> str:
    wording = wanted.scene.wording
    return wording.money(whole_units(minor, wording.currency))

"""“复购率”: which part of the customers that bought in three years bought again."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from core.figures.worth import AGAIN, Buying, repurchase_rate
from core.language.text.sheet import phrase
from core.language.understanding import Intent
from core.periods import add_months
from core.reply import Card, Facts, Reply, Section, paragraph
from core.storage.queries.worth import account_names, books_begin, buyings_of
from handlers.analysis.words import follow_up_button
from handlers.context import Context
from handlers.figure_replies.questions import Wanted, figures_wanted, past_three_years, topic_of
from handlers.figure_replies.scene import Scene
from handlers.recording.said import Said

TOPIC = phrase(
    r"(?:老|客户|老客户)?的?(?:复购|回购|重复购买|再购)(?:率|分析)*(?:高不高)?|(?:多少|哪些)(?:老)?客户(?:会|又|再)?(?:复购|回购|回头)了?|回头客(?:比例|率)?"
    r"|(?:customer |account )?(?:re-?purchase|repeat(?: purchase)?|re-?order) rate"
    r"|repeat (?:customers|buyers|purchases)"
    r"|(?:how many|which|what share of) (?:customers|accounts|clients)"
    r" (?:buys?|bought|order|ordered|come|came) (?:again|back|more than once|twice)",
    re.IGNORECASE,
)
MOST_NAMES = 3
A_YEAR = 12
# Who bought once, and longer ago than this, is worth asking again.
MONTHS_TO_ASK_AGAIN = 6


def repurchase_asked(said: Said, context: Context) -> Reply | None:
    """Tell how many customers bought again; None for what asks something else."""
    if not TOPIC.fullmatch(topic_of(said)):
        return None
    asked = figures_wanted(said, context, "records", past_three_years(context.today))
    # Whatever days are named: it takes the three years up to their end to see who buys again.
    last = min(asked.period.last, context.today)
    wanted = replace(asked, period=past_three_years(last))
    bought = _bought(wanted, last)
    title = wanted.title("复购率", "Repurchase rate")
    if not bought:
        return wanted.nothing(
            title,
            "这三年没有成交的客户，还算不出。",
            "no customer bought in those three years, so there is no rate.",
            Intent.SHOW_REPORT,
        )
    before = add_months(last, -A_YEAR)
    began = books_begin(context.session)
    if began is None or began > past_three_years(before).first:
        return _reply(title, bought, None, wanted)
    return _reply(title, bought, _bought(wanted, before), wanted)


def _bought(wanted: Wanted, last: date) -> tuple[Buying, ...]:
    days = past_three_years(last)
    return buyings_of(wanted.scene.session, wanted.scope, days, wanted.scene.today)


def _reply(
    title: str, bought: Sequence[Buying], bought_before: Sequence[Buying] | None, wanted: Wanted
) -> Reply:
    """Tell the rate; the year before is left out where the books do not reach back that far."""
    scene = wanted.scene
    facts, sentence = _rates(bought, bought_before, scene)
    how = scene.say(
        "三年内赢单两次以上的客户 ÷ 赢过单的客户；算名下客户的全部赢单。",
        "Customers with two wins or more in three years ÷ those with any; all wins with the "
        "customers looked after.",
    )
    names = _to_ask_again(bought, wanted)
    sections: list[Section] = [Facts(facts), paragraph(how, quiet=True)]
    if bought_before is None:
        sections.append(paragraph(_too_young(scene), quiet=True))
    text = f"{title}{scene.say('：', ': ')}{sentence}"
    if names:
        hint = scene.say(
            "只买过一次、半年以上没再买，先问：{names}。",
            "Bought once, half a year ago or more; ask first: {names}.",
            names=scene.wording.listed(names),
        )
        sections.insert(1, paragraph(hint))
        text = f"{text}\n{hint}"
    sections.append(paragraph(scene.as_of(), quiet=True))
    how_so = wanted.how("复购率", "repurchase rate")
    buttons = (*(follow_up_button(scene, name) for name in names), how_so)
    return wanted.answer(text, Intent.SHOW_REPORT, Card(title, tuple(sections), buttons))


def _too_young(scene: Scene) -> str:
    began = books_begin(scene.session)
    return scene.say(
        "记录从 {day} 起，不够和一年前的三年比。",
        "The books begin on {day}: too late for a comparison with the three years a year before.",
        day=scene.wording.full_day(began or scene.today),
    )


def _rates(
    bought: Sequence[Buying], bought_before: Sequence[Buying] | None, scene: Scene
) -> tuple[tuple[tuple[str, str], ...], str]:
    """Return the rate and what it is made of, as facts and as a sentence."""
    again = sum(one.wins >= AGAIN for one in bought)
    rate = scene.percent(repurchase_rate(bought), 1)
    facts: tuple[tuple[str, str], ...] = (
        (scene.say("复购率", "Rate"), rate),
        (scene.say("有成交的客户", "Customers that bought"), str(len(bought))),
        (scene.say("买过两次以上", "Twice or more"), str(again)),
    )
    sentence = scene.say(
        "{rate}（{all} 家成交过，{again} 家买过两次以上）",
        "{rate} ({all} bought, {again} of them twice or more)",
        rate=rate, all=len(bought), again=again,
    )  # fmt: skip
    if bought_before is None:
        return facts, sentence
    before = scene.percent(repurchase_rate(bought_before), 1)
    compared = scene.say("，一年前 {before}", ", a year before {before}", before=before)
    return (*facts, (scene.say("一年前", "A year before"), before)), sentence + compared


def _to_ask_again(bought: Sequence[Buying], wanted: Wanted) -> list[str]:
    """Name those who bought once and long ago, the largest first; nobody of past days.

    Who had bought once by then may have bought since.
    """
    if wanted.period.last < wanted.scene.today:
        return []
    long_ago = add_months(wanted.scene.today, -MONTHS_TO_ASK_AGAIN)
    once = [one for one in bought if one.wins < AGAIN and one.last_on <= long_ago]
    first = sorted(once, key=lambda one: (-one.minor, one.account_id))[:MOST_NAMES]
    names = account_names(wanted.scene.session, [one.account_id for one in first])
    return [names[one.account_id] for one in first]

"""Answers “怎么算的 / how is this computed”: the definition, and the records that count."""

import re
from dataclasses import dataclass, replace
from datetime import date

from core.access import FigureKind, may_see_figures, scope_named
from core.figures.entry import Family, FigureEntry
from core.figures.registry import ENTRIES, entry_in
from core.figures.scope import ScopeRef
from core.language.text.compiled import compiled
from core.language.understand import understand
from core.language.understanding import Intent, Understanding
from core.periods import Period, month_containing, quarter_containing, year_containing
from core.reply import Button, Card, Facts, Reply, paragraph
from core.scopes import board_scope
from core.storage.queries.belonging import values_of
from core.storage.queries.census import (
    Census,
    census,
    funnel_census,
    lost_census,
    open_census,
)
from core.storage.queries.collection_rate import due_census
from core.storage.queries.credits import shared_deals
from core.storage.queries.worth import wins_census
from core.vocabulary import Metric
from handlers.context import Context
from handlers.figure_replies.asked import within_reach
from handlers.figure_replies.audience import for_this_room
from handlers.figure_replies.questions import days_words, past_three_years
from handlers.figure_replies.scene import Scene
from handlers.figure_replies.trend import kind_of
from handlers.figure_replies.words import heading
from handlers.recording.said import Said
from handlers.recording.whose import scope_said

ASKING = compiled(
    r"怎么算|如何计算|怎样计算|怎么计算|怎么统计|计算方法|口径|how\b.*\b(computed|calculated|counted)"
    r"|explain\b|what does .* mean",
    re.IGNORECASE,
)
KINDS: dict[Family, FigureKind] = {
    "funnel": "funnel",
    "score": "board",
    "attainment": "attainment",
    "forecast": "forecast",
    "losses": "losses",
    "metric": "attainment",
    "collection": "attainment",
    "worth": "records",
    "bought": "records",
    "odd": "records",
}
BY_QUARTER: frozenset[Family] = frozenset({"funnel", "forecast", "losses", "odd"})


# These rest on three years whatever days are named.
BY_THREE_YEARS = frozenset({"clv", "repurchase_rate"})


def asks_how(text: str) -> bool:
    """Tell whether a message asks how a figure comes about."""
    return ASKING.search(text) is not None


def explain(asked: Understanding, context: Context) -> Reply:
    """Explain the figure that the message names; without one, offer those that there are."""
    entry = entry_in(asked.text)
    if entry is None:
        return _which_figure(context)
    figure = _figure_asked(asked, context)
    scope = scope_named(context.session, context.person, asked.scope or figure.scope)
    if entry.family == "score":
        scope = board_scope(context.session, scope)
    kind = kind_of(entry.metric) if entry.metric else KINDS[entry.family]
    period = within_reach(asked.period or figure.period or _usual(entry, context.today))
    if entry.key in BY_THREE_YEARS:
        period = past_three_years(min(period.last, context.today))
    if not may_see_figures(context.session, context.person, scope, kind):
        return explanation_reply(Scene.of(context), entry)
    counted = Counted(scope, period)
    reply = explanation_reply(Scene.of(context), entry, counted)
    return for_this_room(reply, context, scope, kind)


def _usual(entry: FigureEntry, today: date) -> Period:
    if entry.family == "bought":
        return past_three_years(today)
    if entry.family == "worth":
        return year_containing(today)
    return quarter_containing(today) if entry.family in BY_QUARTER else month_containing(today)


def _figure_asked(asked: Understanding, context: Context) -> Understanding:
    """Read what is left of “怎么算的 漏斗 华东”: the figure's own command, with its scope."""
    text = ASKING.sub(" ", asked.text)
    figure = understand(text, context.directory, context.now)
    if figure.intent is not Intent.NONE:
        return figure
    # What is no intent of the reader names whose and when as well.
    said = Said(asked, context.lay_out(text))
    dates = [found.value.period for found in said.scene.dates]
    return replace(figure, scope=scope_said(said), period=dates[0] if dates else None)


@dataclass(frozen=True)
class Counted:
    """The scope and period whose records are named in an explanation."""

    scope: ScopeRef
    period: Period


def explanation_reply(scene: Scene, entry: FigureEntry, counted: Counted | None = None) -> Reply:
    """Say what a figure means to anybody, and which records it rests on to who may see them."""
    definition, formula = scene.say(*entry.definition), scene.say(*entry.formula)
    title = scene.say(
        "怎么算的：{f}", "How it is computed: {f}", f=entry.name(scene.wording.language)
    )
    facts = Facts(
        (
            (scene.say("公式", "Formula"), formula),
            (scene.say("单位", "Unit"), scene.say(*entry.unit)),
            *(_records(scene, entry, counted.scope, counted.period) if counted else ()),
        )
    )
    sections = (paragraph(definition), facts, paragraph(_stand(scene, counted), quiet=True))
    return Reply(
        text=f"{title}{scene.say('。', '. ')}{formula}{scene.say('。', '. ')}{definition}",
        card=Card(title, sections),
        intent="show_help",
    )


def _stand(scene: Scene, counted: Counted | None) -> str:
    if counted is None:
        return scene.as_of()
    where = heading(scene, scene.say("范围", "For"), counted.scope)
    return " · ".join((where, days_words(scene, counted.period), scene.as_of()))


def _records(
    scene: Scene, entry: FigureEntry, scope: ScopeRef, period: Period
) -> tuple[tuple[str, str], ...]:
    """Say which records are counted and which are left out, and why."""
    if entry.family == "odd":
        return ()
    if entry.family == "forecast":
        return _forecast_records(scene, scope, period)
    found = _census_words(scene, _census(scene, entry, scope, period))
    splits = entry.metric is Metric.REVENUE and scope.kind == "member"
    return (*found, *(_shared(scene, scope, period) if splits else ()))


def _shared(scene: Scene, scope: ScopeRef, period: Period) -> tuple[tuple[str, str], ...]:
    """Say of how many deals only a share counts."""
    values = values_of(scene.session, scope, period, scene.today)
    helped, given = shared_deals(scene.session, values)
    if not helped and not given:
        return ()
    words = scene.say(
        "同事的 {h} 单按比例计入，自己的 {g} 单分出一部分",
        "{h:deal of colleagues counts|deals of colleagues count} in part, "
        "{g:own one is|own ones are} shared",
        h=helped,
        g=given,
    )
    return ((scene.say("分成", "Shared"), words),)


def _census(scene: Scene, entry: FigureEntry, scope: ScopeRef, period: Period) -> Census:
    session, today = scene.session, scene.today
    match entry.family:
        case "funnel":
            return funnel_census(session, scope, period, today)
        case "losses":
            return lost_census(session, scope, period, today)
        case "collection":
            return due_census(session, scope, period, today)
        case "bought":
            return wins_census(session, scope, period, today)
        case "score" | "attainment" | "forecast" | "metric" | "worth" | "odd":
            return census(session, entry.metric or Metric.REVENUE, scope, period, today)


def _census_words(scene: Scene, found: Census) -> tuple[tuple[str, str], ...]:
    counted = scene.say("{n} 条", "{n:record|records}", n=found.counted)
    left_out = scene.say(
        "{o} 条不在这段时间，{l} 条日期在今天之后",
        "{o} outside of the period, {l} dated after today",
        o=found.outside,
        l=found.later,
    )
    return ((scene.say("计入", "Counted"), counted), (scene.say("未计入", "Left out"), left_out))


def _forecast_records(scene: Scene, scope: ScopeRef, period: Period) -> tuple[tuple[str, str], ...]:
    won = census(scene.session, Metric.REVENUE, scope, period, scene.today)
    still_open = open_census(scene.session, scope, period, scene.today)
    counted = scene.say(
        "{w} 个赢单，{o} 个在手商机",
        "{w} won, {o:open deal|open deals}",
        w=won.counted,
        o=still_open.counted,
    )
    left_out = scene.say(
        "{n} 个在手商机没有预计日期或晚于期末",
        "{n:open deal|open deals} without a date or expected later",
        n=still_open.outside,
    )
    return ((scene.say("计入", "Counted"), counted), (scene.say("未计入", "Left out"), left_out))


def _which_figure(context: Context) -> Reply:
    language = context.wording.language
    names = [entry.name(language) for entry in ENTRIES]
    sentence = context.say(
        "想知道哪个数怎么算？可以问：{names}。",
        "Which figure? You can ask about: {names}.",
        names=context.wording.listed(names),
    )
    words = context.say("怎么算的", "How is this computed")
    buttons = tuple(
        Button(entry.name(language), f"{words} {entry.name(language)}") for entry in ENTRIES[:5]
    )
    return Reply(sentence, card=Card(words, (paragraph(sentence),), buttons), intent="show_help")

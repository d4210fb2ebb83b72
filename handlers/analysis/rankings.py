"""“哪个团队赢率最高”, “产品销量排行”, “top customers”: teams, regions, products, customers ranked.

People are ranked by the boards; here only by what no board is of. Only those stand in a ranking
whose figures the asker may see.
"""

from dataclasses import dataclass, replace

from core.access import may_see_figures, require_figures, scope_named
from core.errors import UserError
from core.figures.numbers import json_number
from core.figures.ranking import Contender, Placed, ranked
from core.figures.scope import ScopeRef
from core.language.understanding import Intent
from core.periods import Period
from core.reply import Button, Card, Ranking, RankRow, Reply, Section, paragraph
from core.scopes import COMPANY, board_scope, default_scope
from core.storage.queries.by_group import regions_at_work, reps_at_work, teams_at_work
from core.storage.queries.people import region_of_team
from handlers.analysis import ranked_figures as figures
from handlers.analysis.ranking_words import GROUP_NAMES, Asked, asked_in
from handlers.context import Context
from handlers.figure_replies.audience import is_private
from handlers.figure_replies.questions import (
    days_wanted,
    days_words,
    figures_wanted,
    past_three_years,
    topic_of,
)
from handlers.figure_replies.scene import Scene
from handlers.figure_replies.words import how_button, scope_words
from handlers.paging import page_of, paged
from handlers.recording.said import Said
from handlers.recording.whose import scope_said

MOST_ROWS = 10
ONE = {"products": "product", "sources": "source", "industries": "industry"}
FEWEST = 2
# Each is looked up for itself.
MOST_PEOPLE = 100


@dataclass(frozen=True)
class Ranked:
    """A ranking as one reader may see it; `remarks` say who does not stand in it, and why."""

    asked: Asked
    scope: ScopeRef | None
    period: Period
    contenders: list[Contender]
    remarks: tuple[str, ...] = ()
    private: bool = True


def ranking_asked(said: Said, context: Context) -> Reply | None:
    """Rank what a question asks for; None for what asks something else.

    Raises NotAllowedError when the asker may see none of it, UserError for a figure it has not.
    """
    asked = asked_in(topic_of(said))
    if asked is None:
        return None
    if asked.group in figures.OF_RECORDS:
        found = _of_records(asked, said, context)
    else:
        found = _of_scopes(asked, said, context)
    return _reply(found, said, context)


def _of_records(asked: Asked, said: Said, context: Context) -> Ranked:
    """Rank products or customers by the deals of what the asker answers for, or names."""
    scene = Scene.of(context)
    usual = figures.usual_period(asked.group, asked.figure, scene)
    wanted = figures_wanted(said, context, figures.right_to(asked.group, asked.figure), usual)
    wanted = replace(wanted, scene=scene)
    of = figures.Ranking(asked.group, asked.figure, wanted.scope, wanted.period)
    found = figures.of_everything(scene, of)
    named = [one for one in found if one.name]
    remarks = (_unnamed(scene, asked),) if len(named) < len(found) else ()
    private = is_private(context, wanted.scope, wanted.kind)
    return Ranked(asked, wanted.scope, wanted.period, named, remarks, private)


def _unnamed(scene: Scene, asked: Asked) -> str:
    zh, en = GROUP_NAMES[asked.group]
    whose_zh, whose_en = ("客户名", "NAME") if asked.group == "industry" else ("#12", "#12")
    return scene.say(
        "没填{what}的商机没有算进来；补上可说“{whose} {what}改成 …”。",
        "Deals without that are not counted; say “{whose} {what} …” to add it.",
        what=scene.say(zh, ONE[en]), whose=scene.say(whose_zh, whose_en),
    )  # fmt: skip


def _of_scopes(asked: Asked, said: Said, context: Context) -> Ranked:
    """Rank the teams, regions or members whose figures the asker may see."""
    scene, kind = Scene.of(context), figures.right_to(asked.group, asked.figure)
    period = _days(asked, said, context, scene)
    within = _within(asked, said, context)
    everyone = _contending(asked, within, context)
    session, person = context.session, context.person
    seen = [one for one in everyone if may_see_figures(session, person, one, kind)]
    if not seen:
        require_figures(session, person, within or COMPANY, kind)
    contenders = [
        figures.of_scope(scene, figures.Ranking(asked.group, asked.figure, one, period))
        for one in seen
    ]
    remarks = (_only_seen(scene, asked, len(seen)),) if len(seen) < len(everyone) else ()
    private = any(is_private(context, one, kind) for one in seen)
    return Ranked(asked, within, period, contenders, remarks, private)


def _days(asked: Asked, said: Said, context: Context, scene: Scene) -> Period:
    days = days_wanted(said, context, figures.usual_period(asked.group, asked.figure, scene))
    if asked.figure != "repurchase_rate":
        return days
    # Whatever days are named: it takes the three years up to their end to see who buys again.
    return past_three_years(min(days.last, scene.today))


def _within(asked: Asked, said: Said, context: Context) -> ScopeRef | None:
    """Return the region whose teams are ranked, or what the members are of, if it is named."""
    named = scope_said(said)
    if asked.group == "member":
        return scope_named(context.session, context.person, named)
    if named is None or named.kind != "region":
        return None
    return scope_named(context.session, context.person, named)


def _contending(asked: Asked, within: ScopeRef | None, context: Context) -> tuple[ScopeRef, ...]:
    session = context.session
    if asked.group == "region":
        return regions_at_work(session)
    if asked.group == "member":
        return _people(board_scope(session, within or COMPANY), context)
    teams = teams_at_work(session)
    if within is None:
        return teams
    return tuple(one for one in teams if region_of_team(session, one.id) == within.id)


def _people(scope: ScopeRef, context: Context) -> tuple[ScopeRef, ...]:
    people = reps_at_work(context.session, scope)
    if len(people) > MOST_PEOPLE:
        raise UserError(
            f"{len(people)} 人一次排不完。请加上团队或区域，例如“上海队谁的回款率最低”。",
            f"{len(people)} people are too many at once. Name a team or region, for example “who "
            "in East has the lowest collection rate”.",
        )
    return people


def _only_seen(scene: Scene, asked: Asked, count: int) -> str:
    zh, en = GROUP_NAMES[asked.group]
    return scene.say(
        "只排你能看的 {n} 个{what}。",
        "Only the {n} {what} whose figures you may see are ranked.",
        n=count, what=scene.say(zh, en),
    )  # fmt: skip


def _reply(found: Ranked, said: Said, context: Context) -> Reply:
    scene, asked = Scene.of(context), found.asked
    places = ranked(found.contenders, lowest_first=asked.lowest_first)
    title = _title(found, scene)
    if len(places) < FEWEST or not any(one.value for one in places):
        text = scene.say("{t}：", "{t}: ", t=title) + _too_few(found, places, scene)
        return Reply(text, private=found.private, intent=Intent.SHOW_REPORT.value)
    top = said.scene.top or said.asked.top or len(places)
    page = page_of(context, min(top, len(places)), MOST_ROWS)
    shown = places[page.first : page.end]
    lead = _lead(asked, places, scene)
    rows = tuple(
        RankRow(one.place, one.name, _value(asked, one, scene), one.detail) for one in shown
    )
    sections: tuple[Section, ...] = (
        paragraph(lead),
        Ranking(rows),
        paragraph(_small_print(found, places, scene), quiet=True),
    )
    lines = [f"{one.place}. {one.name} {one.value}" for one in rows]
    reply = Reply(
        "\n".join((title, lead, *lines)),
        Card(title, sections, (_how(found, context, scene),)),
        data=_data(found, shown),
        private=found.private,
        intent=Intent.SHOW_REPORT.value,
    )
    return paged(reply, page, context, ("个", GROUP_NAMES[asked.group][1]))


def _title(found: Ranked, scene: Scene) -> str:
    zh, en = GROUP_NAMES[found.asked.group]
    figure_zh, figure_en = figures.name_of(found.asked.figure)
    what = scene.say(f"{zh}{figure_zh}排名", f"{figure_en} of {en}")
    whose = [] if found.scope is None else [scope_words(scene, found.scope)]
    return " · ".join((what, *whose, days_words(scene, found.period)))


def _too_few(found: Ranked, places: tuple[Placed, ...], scene: Scene) -> str:
    """Say why there is no ranking, and what there is."""
    zh, en = GROUP_NAMES[found.asked.group]
    if len(places) == 1 and places[0].value:
        [one] = places
        values: dict[str, object] = {"name": one.name, "value": _value(found.asked, one, scene)}
        if len(found.contenders) == 1 and found.remarks:
            return scene.say(
                "你只能看{name}的（{value}），排不出名次。",
                "you may see only that of {name} ({value}), so there is nothing to rank.",
                **values,
            )
        return scene.say(
            "只有{name}有数据（{value}），排不出名次。",
            "only {name} has a figure ({value}), so there is nothing to rank.",
            **values,
        )
    return scene.say(
        "没有{what}在这段时间有数据，排不出名次。换一段时间试试，例如加上“去年”。",
        "no {what} have a figure then, so there is nothing to rank. Try other days, such as “last "
        "year”.",
        what=scene.say(zh, en),
    )


def _lead(asked: Asked, places: tuple[Placed, ...], scene: Scene) -> str:
    """Name who comes first, all of them where several do."""
    first = [one for one in places if one.place == 1]
    best, value = scene.say(*_end_words(asked)), _value(asked, places[0], scene)
    if len(first) == 1:
        return scene.say(
            "{best}：{name}，{value}。", "{best}: {name}, {value}.",
            best=best, name=first[0].name, value=value,
        )  # fmt: skip
    names = scene.wording.listed([one.name for one in first[:MOST_ROWS]])
    return scene.say(
        "并列{best}：{names}，都是 {value}。", "{best}, tied: {names}, {value} each.",
        best=best, names=names, value=value,
    )  # fmt: skip


def _end_words(asked: Asked) -> tuple[str, str]:
    if asked.figure == "cycle":
        return ("最短", "Shortest") if asked.lowest_first else ("最长", "Longest")
    return ("最低", "Lowest") if asked.lowest_first else ("最高", "Highest")


def _value(asked: Asked, one: Placed, scene: Scene) -> str:
    return figures.value_words(scene, asked.figure, one.value)


def _small_print(found: Ranked, places: tuple[Placed, ...], scene: Scene) -> str:
    """Say how the figure is reckoned, who has none, and from when it is."""
    without = len(found.contenders) - len(places)
    none = scene.say("另有 {n} 个没有数据。", "{n} more without a figure.", n=without)
    formula = scene.say(*figures.formula_of(found.asked.figure)) + scene.say("。", ".")
    remarks = (*((none,) if without else ()), *found.remarks, scene.as_of())
    return scene.sentences(formula, *remarks)


def _how(found: Ranked, context: Context, scene: Scene) -> Button:
    """Return the button that explains the figure, of what the asker answers for."""
    scope = found.scope or default_scope(context.session, context.person)
    button = how_button(scene, scene.say(*figures.explained_as(found.asked.figure)), scope)
    return replace(button, command=f"{button.command} {found.period.label()}")


def _data(found: Ranked, places: tuple[Placed, ...]) -> dict[str, object]:
    return {
        "group": found.asked.group,
        "figure": str(found.asked.figure),
        "period": found.period.label(),
        "rows": [
            {"rank": one.place, "name": one.name, "value": json_number(one.value)} for one in places
        ],
    }

"""Wednesday's word on targets at risk: to each rep about their own, to leaders about their people.

Pressure goes by direct message only, in time to do something about it, once a week at most.
"""

from datetime import timedelta

from core.access import default_scope, members_of
from core.figures.attainment import Attainment
from core.figures.metrics import adds_up
from core.figures.scope import ScopeRef
from core.periods import month_containing
from core.reply import Button, Card, Post, Ranking, RankRow, Reply, ToPerson, paragraph
from core.storage.tables import Person
from handlers.figure_replies.attainment import STATUS_WORDS, attainments_of, line_of, progress_of
from handlers.figure_replies.scene import Scene as Figures
from jobs.audiences import leaders, reps
from jobs.job import DailyJob, post_key, scope_text
from jobs.scene import Scene

NAME = "pace-alerts"
AT_RISK = frozenset({"at_risk", "behind"})
MOST_ROWS = 8


def audiences(scene: Scene) -> list[ScopeRef]:
    return [*reps(scene), *leaders(scene)]


def posts(scene: Scene, scope: ScopeRef) -> tuple[Post, ...]:
    person = scene.person(scope.id)
    figures = scene.figures(person)
    if person.role == "rep":
        slow = at_risk(figures, scope)
        reply = pace_reply(figures, slow) if slow else None
    else:
        reply = _of_the_people(scene, figures, person)
    if reply is None:
        return ()
    return (Post(ToPerson(person.id), reply, post_key(NAME, scope_text(scope), scene.today)),)


def at_risk(figures: Figures, scope: ScopeRef) -> list[Attainment]:
    """Return the scope's targets of this month whose pace is below nine tenths, worst first."""
    items = attainments_of(figures, scope, month_containing(figures.today))
    slow = [item for item in items if item.status in AT_RISK and adds_up(item.metric)]
    return sorted(slow, key=lambda item: item.pace or 0)


def pace_reply(figures: Figures, slow: list[Attainment]) -> Reply:
    """Word one's own targets at risk, with what is needed each working day."""
    title = figures.say("本月目标要加把劲", "This month's targets need a push")
    lines = [line_of(figures, item) for item in slow]
    bars = tuple(progress_of(figures, item) for item in slow)
    hint = figures.say(
        "先看看哪些商机本月能推进一步。", "See which deals can take a step this month."
    )
    return Reply(
        text="\n".join((title, *lines, hint)),
        card=Card(title, (*bars, paragraph(hint)), _buttons(figures)),
        intent="show_target",
    )


def _of_the_people(scene: Scene, figures: Figures, leader: Person) -> Reply | None:
    scope = default_scope(scene.session, leader)
    if scope.kind == "member":
        return None
    people = [each for each in reps(scene) if each.id in set(members_of(scene.session, scope))]
    slow = [(each, found[0]) for each in people if (found := at_risk(figures, each))]
    if not slow:
        return None
    return people_reply(figures, scope, sorted(slow, key=lambda pair: pair[1].pace or 0))


def people_reply(
    figures: Figures, scope: ScopeRef, slow: list[tuple[ScopeRef, Attainment]]
) -> Reply:
    """Word whose targets are at risk, the slowest first, so that a leader can step in."""
    title = figures.say(
        "{scope}：{n} 人本月目标有风险",
        "{scope}: {n} people's targets are at risk this month",
        scope=scope.say(figures.wording.language),
        n=len(slow),
    )
    rows = tuple(
        RankRow(place, member.name, figures.percent(item.attainment), _detail(figures, item))
        for place, (member, item) in enumerate(slow[:MOST_ROWS], start=1)
    )
    lines = [f"{row.name} {row.value} · {row.detail}" for row in rows]
    return Reply(
        text="\n".join((title, *lines)),
        card=Card(title, (Ranking(rows),), _buttons(figures)),
        intent="show_target",
    )


def _detail(figures: Figures, item: Attainment) -> str:
    return " · ".join(
        (
            item.metric.say(figures.wording.language),
            figures.say("节奏 {p}", "pace {p}", p=f"{float(item.pace or 0):.2f}"),
            figures.say(*STATUS_WORDS[item.status]),
        )
    )


def _buttons(figures: Figures) -> tuple[Button, ...]:
    deals, target = figures.say("我的商机", "My deals"), figures.say("我的目标", "My target")
    return (Button(deals, deals), Button(target, target))


JOB = DailyJob(
    name=NAME,
    zh="进度提醒",
    en="Pace alerts",
    late_by=timedelta(hours=16),
    audiences=audiences,
    posts=posts,
)

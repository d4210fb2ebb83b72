"""Wednesday's word on targets at risk: to each rep about their own, to leaders about their people.

Pressure goes by direct message only, in time to do something about it, once a week at most.
"""

from datetime import timedelta

from core.access import default_scope, members_of
from core.figures.attainment import Attainment
from core.figures.metrics import adds_up
from core.figures.scope import ScopeRef
from core.periods import month_containing
from core.reply import Button, Card, Post, Reply, Section, Table, ToPerson, paragraph
from core.storage.tables import Person
from handlers.figure_replies.attainment import attainments_of, line_of, progress_of
from handlers.figure_replies.scene import Scene as Figures
from handlers.figure_replies.words import command
from jobs.audiences import leaders, reps
from jobs.job import DailyJob, post_key, scope_text
from jobs.scene import Scene

NAME = "pace-alerts"
AT_RISK = frozenset({"at_risk", "behind"})
MOST_ROWS = 8
MOST_LED_TO = 2


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
    shown = slow[:MOST_ROWS]
    rows = tuple(_row(figures, member, item) for member, item in shown)
    lines = [
        figures.say(
            "{name} {m} 达成 {p}，按时间该到 {t}",
            "{name} {m} {p}, by now {t} is due",
            name=name,
            m=metric,
            p=share,
            t=due,
        )
        for name, metric, share, due in rows
    ]
    if len(slow) > MOST_ROWS:
        lines.append(figures.say("还有 {n} 人", "and {n} more", n=len(slow) - MOST_ROWS))
    return Reply(
        text="\n".join((title, *lines)),
        card=Card(title, _table(figures, rows, lines[MOST_ROWS:]), _leads_to(figures, shown)),
        intent="show_target",
    )


def _row(figures: Figures, member: ScopeRef, item: Attainment) -> tuple[str, str, str, str]:
    return (
        member.name,
        item.metric.say(figures.wording.language),
        figures.percent(item.attainment),
        figures.percent(item.time.progress),
    )


def _table(
    figures: Figures, rows: tuple[tuple[str, ...], ...], more: list[str]
) -> tuple[Section, ...]:
    header = (
        figures.say("成员", "Member"),
        figures.say("指标", "Metric"),
        figures.say("达成", "Reached"),
        figures.say("按时间该到", "Due by now"),
    )
    return (Table(header, rows), *(paragraph(words, quiet=True) for words in more))


def _leads_to(figures: Figures, slow: list[tuple[ScopeRef, Attainment]]) -> tuple[Button, ...]:
    """Lead to the funnel and the target of those who need it most."""
    kinds = (figures.say("漏斗", "Funnel"), figures.say("目标", "Target"))
    return tuple(
        Button(f"{kind} · {member.name}", command(kind, figures, member))
        for member, _ in slow[:MOST_LED_TO]
        for kind in kinds
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

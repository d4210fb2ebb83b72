"""The month that has ended, for those who answer for it: targets, board, lost deals."""

from datetime import timedelta

from core.access import default_scope
from core.figures.scope import ScopeRef
from core.periods import month_containing
from core.reply import Card, Paragraph, Post, Reply, Section, Span, ToPerson
from handlers.figure_replies.attainment import attainment_reply
from handlers.figure_replies.leaderboard import Board, leaderboard_reply
from handlers.figure_replies.scene import Scene as Figures
from handlers.figure_replies.words import heading
from handlers.losses import losses_reply
from jobs.audiences import leaders
from jobs.job import DailyJob, post_key, scope_text
from jobs.scene import Scene

NAME = "monthly-review"


def posts(scene: Scene, scope: ScopeRef) -> tuple[Post, ...]:
    leader = scene.person(scope.id)
    own = default_scope(scene.session, leader)
    if own.kind == "member":
        return ()
    reply = review_reply(scene.figures(leader), own)
    return (Post(ToPerson(leader.id), reply, post_key(NAME, scope_text(scope), scene.today)),)


def review_reply(figures: Figures, scope: ScopeRef) -> Reply:
    """Put last month's targets, board and lost deals into one message, charts included."""
    month = month_containing(figures.today).previous()
    title = heading(figures, figures.say("月度复盘", "Monthly review"), scope, month)
    parts = (
        attainment_reply(figures, scope, month),
        leaderboard_reply(figures, Board(scope, month)),
        losses_reply(figures, scope, month),
    )
    sections: list[Section] = []
    for part in parts:
        if part.card is not None:
            sections.append(Paragraph((Span(part.card.title, strong=True),)))
            sections += part.card.sections
    return Reply(
        text="\n".join((title, *(part.text for part in parts))),
        card=Card(title, tuple(sections), parts[0].card.buttons if parts[0].card else ()),
        pictures=tuple(picture for part in parts for picture in part.pictures),
        intent="show_report",
    )


JOB = DailyJob(
    name=NAME,
    zh="月度复盘",
    en="Monthly review",
    late_by=timedelta(hours=24),
    audiences=leaders,
    posts=posts,
    month_start=True,
)

"""The morning board of each channel: the month so far, the top named, to look at with coffee."""

from datetime import timedelta

from core.access import channel_may_see
from core.figures.attainment import work_time
from core.figures.scope import ScopeRef
from core.periods import Period, month_containing
from core.reply import Post, ToRoom
from handlers.figure_replies.leaderboard import Board, leaderboard_reply
from jobs.audiences import rooms_of, scopes_with_room
from jobs.job import DailyJob, post_key, scope_text
from jobs.scene import Scene

NAME = "morning-leaderboard"
PURPOSE = "leaderboard"


def audiences(scene: Scene) -> list[ScopeRef]:
    return scopes_with_room(scene, PURPOSE)


def posts(scene: Scene, scope: ScopeRef) -> tuple[Post, ...]:
    """Return the board for every channel of the scope whose members may all see it."""
    rooms = [
        room
        for room in rooms_of(scene, scope, PURPOSE)
        if channel_may_see(scene.session, room, scope, "board")
    ]
    if not rooms:
        return ()
    reply = leaderboard_reply(scene.figures(), Board(scope, board_period(scene)))
    key = post_key(NAME, scope_text(scope), scene.today)
    return tuple(
        Post(ToRoom(room.platform, room.channel_id), reply, f"{key}:{room.id}") for room in rooms
    )


def board_period(scene: Scene) -> Period:
    """Return this month; on its first working morning the month that has just ended."""
    month = month_containing(scene.today)
    gone = work_time(month, scene.today, scene.calendar).gone
    return month if gone else month.previous()


JOB = DailyJob(
    name=NAME,
    zh="早间排行榜",
    en="Morning leaderboard",
    late_by=timedelta(hours=3),
    audiences=audiences,
    posts=posts,
)

"""Friday's summary of each channel: figures, bottleneck, board and charts in one message."""

from datetime import timedelta

from core.figures.scope import ScopeRef
from core.reply import Post, ToRoom
from core.storage.tables import Channel
from handlers.figure_replies.summary import kinds_for_channel, weekly_summary_reply
from jobs.audiences import rooms_of, scopes_with_room
from jobs.job import DailyJob, post_key, scope_text
from jobs.scene import Scene

NAME = "weekly-summary"
PURPOSE = "weekly"


def audiences(scene: Scene) -> list[ScopeRef]:
    return scopes_with_room(scene, PURPOSE)


def posts(scene: Scene, scope: ScopeRef) -> tuple[Post, ...]:
    rooms = rooms_of(scene, scope, PURPOSE)
    return tuple(post for room in rooms for post in _posts(scene, scope, room))


def _posts(scene: Scene, scope: ScopeRef, room: Channel) -> tuple[Post, ...]:
    """Return the summary with the parts that every member of the channel may see; none if none."""
    figures = scene.figures()
    kinds = kinds_for_channel(figures, room, scope)
    if not kinds:
        return ()
    key = f"{post_key(NAME, scope_text(scope), scene.today)}:{room.id}"
    reply = weekly_summary_reply(figures, scope, kinds)
    return (Post(ToRoom(room.platform, room.channel_id), reply, key),)


JOB = DailyJob(
    name=NAME,
    zh="每周总结",
    en="Weekly summary",
    late_by=timedelta(hours=24),
    audiences=audiences,
    posts=posts,
)

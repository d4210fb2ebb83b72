"""Friday's summary of each channel: figures, bottleneck, board and charts in one message.

Who leads people is told in private how much among them is worth a look, if anything is.
"""

from datetime import timedelta

from core.access import default_scope, members_of
from core.figures.scope import ScopeRef
from core.reply import Button, Card, Post, Reply, ToPerson, ToRoom
from core.storage.tables import Channel
from handlers.analysis.flag_words import kinds_words
from handlers.figure_replies.summary import kinds_for_channel, weekly_summary_reply
from handlers.figure_replies.words import scope_words
from jobs.audiences import leaders, rooms_of, scopes_with_room
from jobs.job import DailyJob, post_key, scope_text
from jobs.scene import Scene

NAME = "weekly-summary"
PURPOSE = "weekly"


def audiences(scene: Scene) -> list[ScopeRef]:
    return [*scopes_with_room(scene, PURPOSE), *leaders(scene)]


def posts(scene: Scene, scope: ScopeRef) -> tuple[Post, ...]:
    if scope.kind == "member":
        return _worth_a_look(scene, scope)
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


def _worth_a_look(scene: Scene, leader: ScopeRef) -> tuple[Post, ...]:
    """Return one line for a leader; the button tells what it is about, to them alone."""
    person = scene.person(leader.id)
    figures, own = scene.figures(person), default_scope(scene.session, person)
    people = frozenset(() if own.kind == "member" else members_of(scene.session, own))
    flags = [flag for flag in scene.flags if flag.member in people]
    if not flags:
        return ()
    text = figures.say(
        "{scope} 有 {n} 处值得看看：{what}。回复“看看”看明细。",
        "{scope}: {n} worth a look: {what}. Say “look” to see them.",
        scope=scope_words(figures, own), n=len(flags), what=kinds_words(flags, figures),
    )  # fmt: skip
    button = Button(figures.say("看看", "Look"), figures.say("异常", "anomalies"))
    key = post_key(NAME, scope_text(leader), scene.today)
    return (Post(ToPerson(leader.id), Reply(text, Card(text, (), (button,))), key),)


JOB = DailyJob(
    name=NAME,
    zh="每周总结",
    en="Weekly summary",
    late_by=timedelta(hours=24),
    audiences=audiences,
    posts=posts,
)

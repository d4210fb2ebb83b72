"""Whether an answer may be seen where it was asked, or goes to the asker alone."""

from dataclasses import replace

from sqlalchemy import select

from core.access import FigureKind, room_may_see
from core.figures.scope import ScopeRef
from core.reply import Reply
from core.storage.tables import Channel
from handlers.context import Context


def channel_of(context: Context) -> Channel | None:
    """Return the registered channel in which everyone reads the answer, if it is one."""
    room = context.room
    if room.kind == "dm" or room.seen_by == "sender":
        return None
    same = (Channel.platform == room.platform, Channel.channel_id == room.id)
    return context.session.scalars(select(Channel).where(*same)).first()


def is_private(context: Context, scope: ScopeRef, kind: FigureKind) -> bool:
    """Tell whether the room holds somebody who may not see figures of this kind and scope."""
    room = context.room
    if room.kind == "dm" or room.seen_by == "sender":
        return False
    return not room_may_see(context.session, room.platform, room.id, scope, kind)


def for_this_room(reply: Reply, context: Context, scope: ScopeRef, kind: FigureKind) -> Reply:
    """Mark the reply as the asker's alone unless everyone in the room may see it."""
    return replace(reply, private=is_private(context, scope, kind))


def read_by_asker_alone(context: Context, scope: ScopeRef, kind: FigureKind) -> bool:
    """Tell whether nobody else reads the answer, so that it may hold the asker's own place."""
    is_shown_to_room = context.room.kind == "channel" and context.room.seen_by == "room"
    return not is_shown_to_room or is_private(context, scope, kind)

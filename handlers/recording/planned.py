"""The follow-up that was planned just now, which “改时间” is about when nothing else is said."""

from datetime import timedelta

from core.storage.latest import last_change
from core.storage.tables import FollowUp
from core.storage.undo import Effect, effects_of
from handlers.context import Context

FRESH_FOR = timedelta(minutes=15)
PLAN = "follow_up"


def planned_just_now(context: Context) -> int | None:
    """Return the follow-up that the sender's last record planned; none, or several: None."""
    sender = context.author.actor_id or context.person.id
    change = last_change(context.session, sender, context.now)
    if change is None or change.made_at < context.now - FRESH_FOR:
        return None
    planned = [int(one.key) for one in effects_of(context.session, change) if _is_open_plan(one)]
    return planned[0] if len(planned) == 1 else None


def _is_open_plan(effect: Effect) -> bool:
    after = effect.after if effect.table == FollowUp.__tablename__ else None
    # The answer that an objection waits for has a time of its own.
    return after is not None and after.get("done_on") is None and after["kind"] == PLAN

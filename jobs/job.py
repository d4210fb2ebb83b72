"""The two kinds of job: one that has a time of day, and one whose every item has its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.figures.scope import ScopeRef
from core.reply import Post
from core.storage.occurrences import OccurrenceKey
from jobs.scene import Scene


@dataclass(frozen=True)
class DailyJob:
    """Said at a local time of working days, to each of its audiences once a day.

    `posts` says nothing (an empty tuple) where there is nothing to say. A run that comes later
    than `late_by` is recorded as skipped.
    """

    name: str
    zh: str
    en: str
    late_by: timedelta
    audiences: Callable[[Scene], Sequence[ScopeRef]]
    posts: Callable[[Scene, ScopeRef], tuple[Post, ...]]
    month_start: bool = False


@dataclass(frozen=True)
class Occasion:
    """One thing to be said once: when it was due, and how it is worded when it is said."""

    key: OccurrenceKey
    due_at: datetime
    compose: Callable[[], tuple[Post, ...]]


@dataclass(frozen=True)
class ItemJob:
    """Said item by item, each at its own moment.

    `occasions` are all that are due by the scene's moment and a while back; `moments` are those
    that come after the scene's moment and up to another one.
    """

    name: str
    zh: str
    en: str
    late_by: timedelta
    occasions: Callable[[Scene], Sequence[Occasion]]
    moments: Callable[[Scene, datetime], Sequence[datetime]]


Job = DailyJob | ItemJob


def scope_text(scope: ScopeRef) -> str:
    """Name a scope in an occurrence's key: company, region:12, team:7, member:33."""
    return "company" if scope.kind == "company" else f"{scope.kind}:{scope.id}"


def post_key(job: str, scope: str, day: object, *parts: object) -> str:
    return ":".join(str(part) for part in ("job", job, scope, day, *parts))

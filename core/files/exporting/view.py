"""Who exports what: the rows that they may see, and the words that they read."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from core.figures.scope import ScopeRef
from core.periods import Period
from core.wording import CHINA


@dataclass(frozen=True)
class View:
    """What of the books goes into an export.

    `owner_ids` are the people whose records the asker may see, None for all of them; accounts
    that nobody owns are everybody's. `whole` is a team or region whose own targets go out beside
    its people's. `period` keeps the rows of its days: created, done or due.
    """

    language: str = "zh"
    zone: ZoneInfo = CHINA
    owner_ids: tuple[int, ...] | None = None
    period: Period | None = None
    whole: ScopeRef | None = None

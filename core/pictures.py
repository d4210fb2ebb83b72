"""What a chart shows, as plain values; drawn later, outside the transaction, by `charts`."""

from dataclasses import dataclass
from typing import Literal

from core.wording import Language

Status = Literal["ahead", "on_track", "at_risk", "behind", "none"]


@dataclass(frozen=True)
class FunnelBar:
    """One stage: how many entered, and which share went on (none where nothing entered)."""

    label: str
    entered: int
    conversion: float | None
    open_text: str


@dataclass(frozen=True)
class FunnelChart:
    """The stages from wide to narrow; `bottleneck` is the index of the stage to look at."""

    title: str
    subtitle: str
    bars: tuple[FunnelBar, ...]
    bottleneck: int | None
    language: Language
    kind: Literal["funnel"] = "funnel"


@dataclass(frozen=True)
class RankBar:
    """One place on a board: its share of a full bar decides the bar, `text` is printed."""

    place: int
    label: str
    value: float
    text: str


@dataclass(frozen=True)
class LeaderboardChart:
    """A ranking, best first; `goal` is the value of a full bar, none where the best one's is full.

    Where somebody is beyond the goal, the bars are drawn to them, and a mark shows the goal.
    """

    title: str
    subtitle: str
    bars: tuple[RankBar, ...]
    footnote: str
    language: Language
    kind: Literal["leaderboard"] = "leaderboard"
    goal: float | None = None


@dataclass(frozen=True)
class TrendPoint:
    """One period of a trend; `unfinished` marks the running one."""

    label: str
    value: float
    unfinished: bool = False


@dataclass(frozen=True)
class TrendChart:
    """One metric over periods, oldest first; `unit` is printed on the axis (万元, visits)."""

    title: str
    subtitle: str
    unit: str
    points: tuple[TrendPoint, ...]
    language: Language
    kind: Literal["trend"] = "trend"


@dataclass(frozen=True)
class AttainmentBar:
    """Actual against target; `attainment` 1.5 is 150 %, `time_progress` the part of time gone."""

    label: str
    attainment: float
    time_progress: float | None
    status: Status
    text: str


@dataclass(frozen=True)
class AttainmentChart:
    """How far each target is, with a mark where time stands."""

    title: str
    subtitle: str
    bars: tuple[AttainmentBar, ...]
    language: Language
    kind: Literal["attainment"] = "attainment"


Chart = FunnelChart | LeaderboardChart | TrendChart | AttainmentChart

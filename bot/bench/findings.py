"""What a benchmark found: ours against theirs, and whether that meets its bar."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal


@dataclass(frozen=True)
class Bar:
    """What a figure has to reach: at least, or at most, so much."""

    limit: float
    kind: Literal["least", "most"]

    def is_met_by(self, figure: float) -> bool:
        return figure >= self.limit if self.kind == "least" else figure <= self.limit

    def __str__(self) -> str:
        return f"{'≥' if self.kind == 'least' else '≤'} {self.limit:g}"


@dataclass(frozen=True)
class Pair:
    """One window of ours and the one of theirs beside it."""

    ours: float
    theirs: float

    @property
    def ratio(self) -> float:
        return self.ours / self.theirs


@dataclass(frozen=True)
class Finding:
    """One benchmark's figure. Without `theirs` the bar is for `ours` itself."""

    benchmark: str
    figure: str
    unit: str
    ours: float
    theirs: float | None
    ratio: float | None
    bar: Bar

    @property
    def is_met(self) -> bool:
        return self.bar.is_met_by(self.ours if self.ratio is None else self.ratio)

    def to_json(self) -> dict[str, object]:
        return {
            "benchmark": self.benchmark,
            "figure": self.figure,
            "unit": self.unit,
            "ours": round(self.ours, 4),
            "theirs": None if self.theirs is None else round(self.theirs, 4),
            "ratio": None if self.ratio is None else round(self.ratio, 4),
            "bar": str(self.bar),
            "met": self.is_met,
        }


def compared(benchmark: str, figure: str, unit: str, pairs: Sequence[Pair], bar: Bar) -> Finding:
    """Sum up paired windows: the median of their ratios, and of each side alone."""
    return Finding(
        benchmark,
        figure,
        unit,
        ours=median(pair.ours for pair in pairs),
        theirs=median(pair.theirs for pair in pairs),
        ratio=median(pair.ratio for pair in pairs),
        bar=bar,
    )

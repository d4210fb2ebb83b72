"""One entry of the registry: what a figure is called, what it means, how it is reckoned."""

from dataclasses import dataclass
from typing import Literal

from core.vocabulary import Metric

Family = Literal[
    "funnel", "metric", "score", "attainment", "forecast", "losses", "collection", "worth",
    "bought", "odd",
]  # fmt: skip


@dataclass(frozen=True)
class FigureEntry:
    """One figure: its names, its definition and formula in both languages, its unit.

    `family` says which records it counts; `names` are what people call it.
    """

    key: str
    family: Family
    names: tuple[str, ...]
    unit: tuple[str, str]
    definition: tuple[str, str]
    formula: tuple[str, str]
    metric: Metric | None = None

    def name(self, language: str) -> str:
        return self.names[0] if language == "zh" else self.names[1]


MONEY = ("公司币种", "company currency")
COUNT = ("次数", "count")
RATIO = ("百分比", "percentage")

"""The board: each rep's score or single figure, ranked. Sources: “Leaderboard and incentives”."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from core.vocabulary import Metric

CAP = Fraction(3, 2)
MOST_NAMED = 10
DEFAULT_WEIGHTS: dict[Metric, Fraction] = {
    Metric.REVENUE: Fraction(60, 100),
    Metric.ACTIVITIES: Fraction(20, 100),
    Metric.SATISFACTION: Fraction(20, 100),
}


@dataclass(frozen=True)
class Performance:
    """What one rep reached in a period: figures and targets by metric."""

    member_id: int
    name: str
    figures: Mapping[Metric, Fraction | None]
    targets: Mapping[Metric, Fraction | None] = field(default_factory=dict)

    def figure(self, metric: Metric) -> Fraction | None:
        return self.figures.get(metric)


@dataclass(frozen=True)
class Place:
    """One rep's place on a board; `missing` are the parts that counted 0 for lack of data."""

    rank: int
    performance: Performance
    value: Fraction
    missing: tuple[Metric, ...] = ()


def score_board(
    performances: Sequence[Performance], weights: Mapping[Metric, Fraction]
) -> tuple[Place, ...]:
    """Rank reps by their weighted attainments; without a target, by their share of the best."""
    best = {metric: _best(metric, performances) for metric in weights}
    scored = [
        (performance, _score(performance, weights, best), _missing(performance, weights))
        for performance in performances
    ]
    return _ranked(scored)


def metric_board(performances: Sequence[Performance], metric: Metric) -> tuple[Place, ...]:
    """Rank reps by one figure; who has no figure has no place."""
    figures = [(performance, performance.figure(metric)) for performance in performances]
    return _ranked([(who, value, ()) for who, value in figures if value is not None])


def growth_board(
    now: Sequence[Performance], before: Sequence[Performance], metric: Metric
) -> tuple[Place, ...]:
    """Rank reps by growth against the period before; who had nothing then has no growth."""
    earlier = {performance.member_id: performance.figure(metric) for performance in before}
    grown = []
    for performance in now:
        base, figure = earlier.get(performance.member_id), performance.figure(metric)
        if base and figure is not None:
            grown.append((performance, figure / base - 1, ()))
    return _ranked(grown)


def part(performance: Performance, metric: Metric, best: Fraction) -> Fraction:
    """Return one part of a score, before its weight: at most 150 %, 0 for nothing."""
    figure = performance.figure(metric)
    whole = performance.targets.get(metric) or best
    if figure is None or not whole:
        return Fraction(0)
    return min(figure / whole, CAP)


def _score(
    performance: Performance, weights: Mapping[Metric, Fraction], best: Mapping[Metric, Fraction]
) -> Fraction:
    parts = (weight * part(performance, metric, best[metric]) for metric, weight in weights.items())
    return sum(parts, Fraction(0))


def _best(metric: Metric, performances: Iterable[Performance]) -> Fraction:
    return max((who.figure(metric) or Fraction(0) for who in performances), default=Fraction(0))


def _missing(performance: Performance, weights: Mapping[Metric, Fraction]) -> tuple[Metric, ...]:
    return tuple(metric for metric in weights if not performance.figure(metric))


def _ranked(
    scored: Sequence[tuple[Performance, Fraction, tuple[Metric, ...]]],
) -> tuple[Place, ...]:
    """Give ranks 1, 1, 3; equals stand by revenue, then by the code points of their names."""
    ordered = sorted(
        scored,
        key=lambda entry: (
            -entry[1],
            -(entry[0].figure(Metric.REVENUE) or 0),
            entry[0].name,
        ),
    )
    places: list[Place] = []
    for position, (performance, value, missing) in enumerate(ordered, start=1):
        tied = places and places[-1].value == value
        rank = places[-1].rank if tied else position
        places.append(Place(rank, performance, value, missing))
    return tuple(places)


def named_places(places: Sequence[Place], asked: int | None = None) -> tuple[Place, ...]:
    """Return the places that a public board names: half of it, at most ten, or fewer if asked."""
    most = min(MOST_NAMED, max(1, len(places) // 2))
    return tuple(places[: most if asked is None else max(1, min(asked, most))])

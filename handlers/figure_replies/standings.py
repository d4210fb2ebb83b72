"""A board with its places: all of them, those that are named, and the reader's own."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from core.figures.leaderboard import (
    DEFAULT_WEIGHTS,
    Performance,
    Place,
    growth_board,
    metric_board,
    named_places,
    score_board,
)
from core.figures.scope import ScopeRef
from core.language.text.compiled import compiled
from core.periods import Period
from core.storage.queries.performances import Measured, performances_of
from core.vocabulary import Metric
from handlers.figure_replies.scene import Scene

Weights = Mapping[Metric, Fraction]
GROWTH = compiled(r"增长|增速|增幅|进步|环比|growth|growing|improve", re.IGNORECASE)

# What a WeCom message holds.
MOST_IN_FULL = 20


@dataclass(frozen=True)
class Board:
    """One board that is asked for.

    `reader_id` is whose own place is told beside the top; `by_name` when that is not the reader.
    `growth` ranks by how much more of the metric there is than in the period before. `full` names
    everybody, for who leads them all and reads it alone: `may_be_full`.
    """

    scope: ScopeRef
    period: Period
    metric: Metric = Metric.SCORE
    top: int | None = None
    reader_id: int | None = None
    by_name: bool = False
    growth: bool = False
    full: bool = False
    may_be_full: bool = False


@dataclass(frozen=True)
class Standings:
    """The places of a board, as one reader may see them."""

    board: Board
    places: tuple[Place, ...]
    named: tuple[Place, ...]
    own: Place | None
    weights: Weights

    @property
    def shown(self) -> tuple[Place, ...]:
        if self.own is None or self.own in self.named:
            return self.named
        return (*self.named, self.own)

    @property
    def printed_weights(self) -> Weights:
        """A board by one figure ranks by that alone."""
        by_score = self.board.metric is Metric.SCORE
        return self.weights if by_score else {self.board.metric: Fraction(1)}


def standings_of(scene: Scene, board: Board) -> Standings:
    places = places_of(scene, board)
    cut = places[: board.top or MOST_IN_FULL] if board.full else named_places(places, board.top)
    named = tuple(place for place in cut if _is_worth_naming(board, places, place))
    own = next((p for p in places if p.performance.member_id == board.reader_id), None)
    return Standings(board, places, named, own, score_weights(scene))


def _is_worth_naming(board: Board, places: Sequence[Place], place: Place) -> bool:
    """A board on which nobody has done anything names nobody, one of growth nobody who shrank."""
    return place.value > 0 if board.growth else any(each.value for each in places)


def places_of(scene: Scene, board: Board) -> tuple[Place, ...]:
    """Return every place of a board, the unnamed ones too."""
    now = _performances(scene, board, board.period)
    if board.metric is Metric.SCORE:
        return score_board(now, score_weights(scene))
    if board.growth:
        before = _performances(scene, board, board.period.previous())
        return growth_board(now, before, board.metric)
    return metric_board(now, board.metric)


def _performances(scene: Scene, board: Board, period: Period) -> tuple[Performance, ...]:
    metrics = {*score_weights(scene), *DEFAULT_WEIGHTS}
    if board.metric is not Metric.SCORE:
        metrics.add(board.metric)
    measured = Measured(tuple(sorted(metrics)), scene.today, scene.minor_per_unit)
    return performances_of(scene.session, board.scope, period, measured)


def score_weights(scene: Scene) -> Weights:
    """Return the company's weights of the score; they add up to 1, else the usual ones count."""
    stored = scene.company.settings.get("score_weights")
    if not isinstance(stored, dict):
        return DEFAULT_WEIGHTS
    weights = {
        metric: Fraction(str(stored[metric.value])) for metric in Metric if metric.value in stored
    }
    return weights if sum(weights.values()) == 1 else DEFAULT_WEIGHTS

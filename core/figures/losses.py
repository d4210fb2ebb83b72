"""Why deals were lost: count and amount a reason, where it happened, against the period before."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.vocabulary import LossReason, Stage


@dataclass(frozen=True)
class LossCount:
    """Lost deals of one reason, by the furthest stage that they had entered."""

    reason: LossReason
    stage: Stage
    count: int
    minor: int


@dataclass(frozen=True)
class LossLine:
    """One reason: deals, money, the stage that most of them got to, and deals the period before."""

    reason: LossReason
    count: int
    minor: int
    stage: Stage
    before: int


def loss_lines(now: Sequence[LossCount], before: Sequence[LossCount]) -> tuple[LossLine, ...]:
    """Return one line a reason, the most frequent first, then by money, then as listed."""
    lines = []
    for reason in LossReason:
        parts = [part for part in now if part.reason is reason]
        if not parts:
            continue
        worst = max(parts, key=lambda part: (part.count, part.minor))
        earlier = sum(part.count for part in before if part.reason is reason)
        count, minor = sum(part.count for part in parts), sum(part.minor for part in parts)
        lines.append(LossLine(reason, count, minor, worst.stage, earlier))
    return tuple(sorted(lines, key=lambda line: (-line.count, -line.minor)))


# LR-07: what the market does to everybody is kept apart from what one can do better oneself. A
# change of policy is said in the note: it has no reason of its own and counts as other.
OF_THE_MARKET = frozenset({LossReason.PRICE, LossReason.BUDGET, LossReason.LONG_DECISION})
NOT_TOLD = frozenset({LossReason.OTHER})


@dataclass(frozen=True)
class Causes:
    """Lost deals by where the cause lies; `other` is what nobody said."""

    own: int
    market: int
    other: int


def causes_of(counts: Sequence[LossCount]) -> Causes:
    market = sum(part.count for part in counts if part.reason in OF_THE_MARKET)
    other = sum(part.count for part in counts if part.reason in NOT_TOLD)
    return Causes(sum(part.count for part in counts) - market - other, market, other)


@dataclass(frozen=True)
class StageLosses:
    """The stage that most deals were lost in: how many, of how many, and the period before."""

    stage: Stage
    count: int
    of: int
    before: int


def worst_stage(now: Sequence[LossCount], before: Sequence[LossCount]) -> StageLosses | None:
    """Return the stage that loses most deals, by money where two lose as many; none without."""
    if not now:
        return None
    sums = {
        stage: (
            sum(part.count for part in now if part.stage is stage),
            sum(part.minor for part in now if part.stage is stage),
        )
        for stage in Stage
    }
    worst = max(sums, key=lambda stage: sums[stage])
    earlier = sum(part.count for part in before if part.stage is worst)
    return StageLosses(worst, sums[worst][0], sum(part.count for part in now), earlier)

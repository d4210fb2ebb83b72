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

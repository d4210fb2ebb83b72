"""Who should take a customer: a rule that adds up, so that everybody can check it.

Each candidate gets up to 100 points. The reward for data entry (CT-06): for a good customer, of
tier A or B, keeping records counts more than having time.

- 40 for a specialty that is about the customer's industry or a product of its deals, else 0;
- 30 (tier A or B: 40) × the share of the last 30 days' activities recorded within 48 hours; 0 for
  who recorded fewer than 5, because one entry proves nothing;
- 30 (tier A or B: 20) × (fewest + 1) / (own + 1), of open deals: who has the fewest gets all of it,
  the others in proportion.

More points first; of equals the one with fewer open deals, then by name (code points).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from core.figures.record_keeping import FEWEST_RECORDED

LOOKED_BACK_DAYS = 30
SPECIALTY = 40
GOOD_TIERS = frozenset({"A", "B"})


@dataclass(frozen=True)
class Candidate:
    """A rep who could take a customer, with what speaks for them.

    `specialties` are only those that fit; `in_time` is None for who recorded nothing.
    """

    person_id: int
    name: str
    specialties: tuple[str, ...]
    open_deals: int
    recorded: int
    in_time: Fraction | None


@dataclass(frozen=True)
class Suitability:
    """A candidate and their points, 0 to 100."""

    candidate: Candidate
    points: Fraction


def weights_for(tier: str | None) -> tuple[int, int]:
    """Return the points for keeping records and for having time, for a customer of a tier."""
    return (40, 20) if tier in GOOD_TIERS else (30, 30)


def best_suited(candidates: Sequence[Candidate], tier: str | None) -> tuple[Suitability, ...]:
    """Rank all candidates by the rule above."""
    fewest = min((one.open_deals for one in candidates), default=0)
    ranked = [Suitability(one, points_of(one, tier, fewest)) for one in candidates]
    return tuple(sorted(ranked, key=_place))


def _place(one: Suitability) -> tuple[Fraction, int, str]:
    return -one.points, one.candidate.open_deals, one.candidate.name


def points_of(candidate: Candidate, tier: str | None, fewest_open: int) -> Fraction:
    for_records, for_time = weights_for(tier)
    specialty = SPECIALTY if candidate.specialties else 0
    proven = candidate.recorded >= FEWEST_RECORDED
    kept = (candidate.in_time or Fraction(0)) if proven else Fraction(0)
    free = Fraction(fewest_open + 1, candidate.open_deals + 1)
    return specialty + for_records * kept + for_time * free

"""How well visits are evidenced: place, photo, duration, contact and next step, one point each."""

from dataclasses import dataclass
from fractions import Fraction

from core.figures.numbers import ratio


@dataclass(frozen=True)
class VisitsEvidenced:
    """Visits of the last 30 days, and how many of them have each kind of evidence."""

    visits: int = 0
    place: int = 0
    photo: int = 0
    minutes: int = 0
    contact: int = 0
    next_step: int = 0

    @property
    def mean_score(self) -> Fraction | None:
        """Return the mean points of a visit, of five; none without visits."""
        kinds = (self.place, self.photo, self.minutes, self.contact, self.next_step)
        return ratio(sum(kinds), self.visits)

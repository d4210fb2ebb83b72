"""What a file of targets covers, so that a preview can say “12 people × 12 months”."""

from dataclasses import dataclass, field


@dataclass
class TargetsSeen:
    """The targets of one file: how many rows, for which scopes, metrics and periods."""

    rows: int = 0
    scopes: set[tuple[str, str]] = field(default_factory=set)
    metrics: set[str] = field(default_factory=set)
    periods: set[str] = field(default_factory=set)

    def see(self, scope: tuple[str, str], metric: str, period: str) -> None:
        """Count a row in; a cell that could not be read is empty and tells nothing."""
        self.rows += 1
        if scope[0]:
            self.scopes.add(scope)
        if metric:
            self.metrics.add(metric)
        if period:
            self.periods.add(period)

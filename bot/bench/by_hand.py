"""The funnel of the east as somebody would write it in SQL for SQLite, with nothing around it."""

import sqlite3
from datetime import date

from core.periods import Period

# Parameters: the first and the last day that count. One deal in a row: whose it is, decided once.
_EASTERN = """
WITH east AS (SELECT id FROM regions WHERE company_id = 1 AND key = 'east'),
eastern AS (
  SELECT id FROM people WHERE company_id = 1 AND (region_id = (SELECT id FROM east)
    OR (region_id IS NULL AND team_id IN
      (SELECT id FROM teams WHERE company_id = 1 AND region_id = (SELECT id FROM east)))))
"""
_IS_EASTERN = """
  CASE WHEN d.status <> 'open' AND d.closed_on <= :today
    THEN d.closed_region_id = (SELECT id FROM east)
    ELSE d.owner_id IN (SELECT id FROM eastern) END
"""
_FLOW = """
SELECT e.stage, count(*),
  sum(f.deal_id IS NOT NULL
    OR (e.stage = 'contract' AND d.status = 'won' AND d.closed_on <= :today)),
  sum(f.deal_id IS NULL AND d.status = 'lost' AND d.closed_on <= :today),
  sum(CASE WHEN f.deal_id IS NOT NULL
      OR (e.stage = 'contract' AND d.status = 'won' AND d.closed_on <= :today)
    THEN CAST(julianday(coalesce(f.entered_on, d.closed_on)) - julianday(e.entered_on) AS INTEGER)
    ELSE 0 END)
FROM stage_entries e
JOIN deals d ON d.company_id = 1 AND d.id = e.deal_id
LEFT JOIN stage_entries f ON f.company_id = 1 AND f.deal_id = e.deal_id AND f.entered_on <= :today
  AND f.stage = CASE e.stage WHEN 'lead' THEN 'qualified' WHEN 'qualified' THEN 'proposal'
    WHEN 'proposal' THEN 'contract' END
WHERE e.company_id = 1 AND e.entered_on BETWEEN :first AND :last
"""
FLOW_EAST = f"{_EASTERN}{_FLOW} AND {_IS_EASTERN} GROUP BY e.stage"
FLOW_USUAL = f"{_FLOW} GROUP BY e.stage"
OPEN_EAST = f"""
{_EASTERN}
SELECT d.stage, count(*), sum(d.value_minor) FROM deals d
WHERE d.company_id = 1 AND d.created_on <= :today AND (d.status = 'open' OR d.closed_on > :today)
  AND {_IS_EASTERN} GROUP BY d.stage
"""  # noqa: S608 (constants of this file)
CLOSED_EAST = f"""
{_EASTERN}
SELECT sum(d.status = 'won'), sum(d.status = 'lost'),
  sum(CASE WHEN d.status = 'won'
    THEN CAST(julianday(d.closed_on) - julianday(d.created_on) AS INTEGER) ELSE 0 END),
  sum(CASE WHEN d.status = 'won' THEN d.value_minor ELSE 0 END)
FROM deals d
WHERE d.company_id = 1 AND d.status <> 'open' AND d.closed_on BETWEEN :first AND :last
  AND {_IS_EASTERN}
"""  # noqa: S608 (constants of this file)

Rows = list[tuple[str | int | None, ...]]


class FunnelByHand:
    """The four statements on one open connection, for a period and the one it is compared with."""

    def __init__(self, connection: sqlite3.Connection, period: Period, usual: Period) -> None:
        self._connection = connection
        self._period = period
        self._usual = usual

    def tables(self, today: date) -> tuple[Rows, Rows, Rows, Rows]:
        """Return flow, usual flow, what is open, and what closed."""
        here = _days(self._period, today)
        return (
            self._rows(FLOW_EAST, here),
            self._rows(FLOW_USUAL, _days(self._usual, today)),
            self._rows(OPEN_EAST, here),
            self._rows(CLOSED_EAST, here),
        )

    def _rows(self, statement: str, days: dict[str, str]) -> Rows:
        return self._connection.execute(statement, days).fetchall()


def _days(period: Period, today: date) -> dict[str, str]:
    last = min(period.last, today)
    return {"first": period.first.isoformat(), "last": last.isoformat(), "today": today.isoformat()}

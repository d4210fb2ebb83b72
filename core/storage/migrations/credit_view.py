"""The view `bi_v1_fact_credit`, as migration 0007 makes it: whose a deal's revenue is.

Its columns are public like those of `views_v1.py`. A later migration that rewrites `deals`,
`people` or `deal_credits` on SQLite (batch mode) drops it before and makes it again after.
"""

from sqlalchemy import Connection, text

from core.storage.migrations.views_v1 import whole

# Reckoned apart above and below a hundred, so that no amount is too large for an integer.
_SHARE = "(d.value_minor / 100 * s.percent + d.value_minor % 100 * s.percent / 100)"


def create_credit_view(connection: Connection) -> None:
    connection.execute(text(f"CREATE VIEW bi_v1_fact_credit AS {_query(connection.dialect.name)}"))


def drop_credit_view(connection: Connection) -> None:
    connection.execute(text("DROP VIEW bi_v1_fact_credit"))


def _query(dialect: str) -> str:
    """Return a row for each deal's owner, and one for each colleague who has a share of it."""
    return f"""
SELECT credited.company_id, credited.deal_id, credited.person_id, credited.part, credited.percent,
  d.status, d.closed_on AS day, c.currency AS company_currency, credited.value_minor,
  {whole(dialect, "credited.value_minor", "c.currency")} AS value
FROM ({_owners()} UNION ALL {_helpers()}) credited
JOIN deals d ON d.company_id = credited.company_id AND d.id = credited.deal_id
JOIN companies c ON c.id = credited.company_id"""  # noqa: S608 (constants of this file)


def _owners() -> str:
    # A helper who has become the owner has the whole rest.
    return f"""
  SELECT d.company_id, d.id AS deal_id, d.owner_id AS person_id, 'owner' AS part,
    100 - CAST(coalesce(sum(s.percent), 0) AS bigint) AS percent,
    d.value_minor - CAST(coalesce(sum({_SHARE}), 0) AS bigint) AS value_minor
  FROM deals d LEFT JOIN deal_credits s
    ON s.company_id = d.company_id AND s.deal_id = d.id AND s.person_id <> d.owner_id
  GROUP BY d.company_id, d.id, d.owner_id, d.value_minor"""  # noqa: S608 (constants of this file)


def _helpers() -> str:
    return f"""
  SELECT d.company_id, d.id, s.person_id, 'helper', s.percent, {_SHARE}
  FROM deals d JOIN deal_credits s
    ON s.company_id = d.company_id AND s.deal_id = d.id AND s.person_id <> d.owner_id"""  # noqa: S608 (constants of this file)

"""The views `bi_v1_…` for Tableau and Power BI, as migration 0006 makes them.

Their columns are public (docs/data-for-bi.md) and never change; other columns are a version 2.
A later migration that rewrites a table on SQLite (batch mode) drops the views before and makes
them again after, with these two functions.
"""

from collections.abc import Iterator

from sqlalchemy import Connection, text

# How many decimals a currency has in CLDR, as core/money.py counts; else two.
_WHOLE = """'ADP', 'AFN', 'ALL', 'BIF', 'BYR', 'CLP', 'DJF', 'ESP', 'GNF', 'IQD', 'IRR', 'ISK',
  'ITL', 'JPY', 'KMF', 'KPW', 'KRW', 'LAK', 'LBP', 'LUF', 'MGA', 'MGF', 'MMK', 'MRO', 'PYG', 'RSD',
  'RWF', 'SLL', 'SOS', 'STD', 'SYP', 'TMM', 'TRL', 'UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF', 'XPF',
  'YER', 'ZMK', 'ZWD'"""
_THOUSANDTHS = "'BHD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'"
_TEN_THOUSANDTHS = "'CLF', 'UYW'"

_REGION_OF_PERSON = "coalesce(p.region_id, t.region_id)"
_TEAM_JOIN = "LEFT JOIN teams t ON t.company_id = p.company_id AND t.id = p.team_id"
_OWNER_JOIN = f"""
JOIN people p ON p.company_id = d.company_id AND p.id = d.owner_id
{_TEAM_JOIN}
JOIN companies c ON c.id = d.company_id"""
# A deal belongs where it closed, else where its owner is now.
_PLACE_OF_DEAL = f"""
  CASE WHEN d.status = 'open' THEN p.team_id ELSE d.closed_team_id END AS team_id,
  CASE WHEN d.status = 'open' THEN {_REGION_OF_PERSON} ELSE d.closed_region_id END AS region_id"""

_DIMENSIONS = {
    "dim_person": f"""
SELECT p.company_id, p.id AS person_id, p.name, p.role, p.team_id,
  {_REGION_OF_PERSON} AS region_id, p.manager_id, p.active
FROM people p {_TEAM_JOIN}""",  # noqa: S608 (constants of this file)
    "dim_team": "SELECT company_id, id AS team_id, name, region_id FROM teams",
    "dim_region": 'SELECT company_id, id AS region_id, "key" AS region_key, zh AS name_zh,'
    " en AS name_en FROM regions",
    "dim_account": """
SELECT company_id, id AS account_id, name, short_name, region_id, owner_id, tier, industry,
  created_on
FROM accounts""",
    "dim_product": """
SELECT DISTINCT company_id, coalesce(product, '') AS product FROM deals""",
}

_NEXT_STAGE = (
    "CASE e.stage WHEN 'lead' THEN 'qualified' WHEN 'qualified' THEN 'proposal'"
    " WHEN 'proposal' THEN 'contract' END"
)
_STAGE_ORDER = (
    "CASE e.stage WHEN 'lead' THEN 1 WHEN 'qualified' THEN 2 WHEN 'proposal' THEN 3"
    " WHEN 'contract' THEN 4 END"
)
_ADVANCED = "n.deal_id IS NOT NULL OR (e.stage = 'contract' AND d.status = 'won')"
_LEFT_ON = "coalesce(n.entered_on, d.closed_on)"


def create_views(connection: Connection) -> None:
    for name, query in _views(connection.dialect.name):
        connection.execute(text(f"CREATE VIEW bi_v1_{name} AS {query}"))


def drop_views(connection: Connection) -> None:
    for name, _ in reversed(list(_views(connection.dialect.name))):
        connection.execute(text(f"DROP VIEW bi_v1_{name}"))


def _views(dialect: str) -> Iterator[tuple[str, str]]:
    yield from _DIMENSIONS.items()
    yield "dim_date", _dates(dialect)
    yield "fact_activity", _activities()
    yield "fact_deal", _deals(dialect)
    yield "fact_stage_entry", _stage_entries(dialect)
    yield "fact_payment", _payments(dialect)
    yield "fact_target", _targets(dialect)


def whole(dialect: str, minor: str, currency: str) -> str:
    """Return minor units as whole currency units: exact on PostgreSQL, a real on SQLite."""
    number = "numeric" if dialect == "postgresql" else "real"
    units = (
        f"CASE WHEN {currency} IN ({_WHOLE}) THEN 1"
        f" WHEN {currency} IN ({_THOUSANDTHS}) THEN 1000"
        f" WHEN {currency} IN ({_TEN_THOUSANDTHS}) THEN 10000 ELSE 100 END"
    )
    return f"(CAST({minor} AS {number}) / ({units}))"


def _days(dialect: str, first: str, last: str) -> str:
    if dialect == "postgresql":
        return f"({last} - {first})"
    return f"CAST(julianday({last}) - julianday({first}) AS INTEGER)"


def _activities() -> str:
    """Say when, what, who and with whom; what was written and spoken of stays in the books."""
    return f"""
SELECT a.company_id, a.id AS activity_id, a.type, a.occurred_on AS day, a.occurred_at,
  a.recorded_at, a.member_id AS person_id, p.team_id, {_REGION_OF_PERSON} AS region_id,
  a.account_id, a.deal_id, a.score, a.objection
FROM activities a
JOIN people p ON p.company_id = a.company_id AND p.id = a.member_id
{_TEAM_JOIN}"""  # noqa: S608 (constants of this file)


def _deals(dialect: str) -> str:
    return f"""
SELECT d.company_id, d.id AS deal_id, d.number AS deal_number, d.external_id, d.account_id,
  d.owner_id AS person_id, {_PLACE_OF_DEAL},
  coalesce(d.product, '') AS product, d.source, d.stage, d.status,
  d.created_on, d.expected_close_on, d.closed_on,
  {_days(dialect, "d.created_on", "d.closed_on")} AS cycle_days,
  d.currency, d.amount_minor, {whole(dialect, "d.amount_minor", "d.currency")} AS amount,
  c.currency AS company_currency, d.value_minor,
  {whole(dialect, "d.value_minor", "c.currency")} AS value, d.loss_reason, d.competitor
FROM deals d {_OWNER_JOIN}"""  # noqa: S608 (constants of this file)


def _stage_entries(dialect: str) -> str:
    """Say what the funnel counts: a stage's first entry, whether it led on, and for how long."""
    return f"""
SELECT e.company_id, e.deal_id, e.stage, {_STAGE_ORDER} AS stage_order, e.entered_on AS day,
  d.account_id, d.owner_id AS person_id, {_PLACE_OF_DEAL},
  coalesce(d.product, '') AS product,
  CASE WHEN {_ADVANCED} THEN 1 ELSE 0 END AS advanced,
  CASE WHEN {_ADVANCED} THEN {_LEFT_ON} END AS advanced_on,
  CASE WHEN n.deal_id IS NULL AND d.status = 'lost' THEN 1 ELSE 0 END AS lost,
  CASE WHEN {_ADVANCED} THEN {_days(dialect, "e.entered_on", _LEFT_ON)} END AS days_in_stage,
  c.currency AS company_currency, d.value_minor,
  {whole(dialect, "d.value_minor", "c.currency")} AS value
FROM stage_entries e
JOIN deals d ON d.company_id = e.company_id AND d.id = e.deal_id {_OWNER_JOIN}
LEFT JOIN stage_entries n
  ON n.company_id = e.company_id AND n.deal_id = e.deal_id AND n.stage = {_NEXT_STAGE}"""  # noqa: S608 (constants of this file)


def _payments(dialect: str) -> str:
    paid = "coalesce(y.paid_value_minor, y.paid_amount_minor)"
    return f"""
SELECT y.company_id, y.id AS payment_id, y.deal_id, d.account_id, d.owner_id AS person_id,
  {_PLACE_OF_DEAL},
  coalesce(d.product, '') AS product, y.due_on, y.paid_on AS day, d.currency,
  y.amount_minor AS due_minor, {whole(dialect, "y.amount_minor", "d.currency")} AS due,
  y.paid_amount_minor AS paid_minor,
  {whole(dialect, "y.paid_amount_minor", "d.currency")} AS paid,
  c.currency AS company_currency, {paid} AS value_minor,
  {whole(dialect, paid, "c.currency")} AS value
FROM payments y
JOIN deals d ON d.company_id = y.company_id AND d.id = y.deal_id {_OWNER_JOIN}"""  # noqa: S608 (constants of this file)


def _targets(dialect: str) -> str:
    # The books keep a target's value as an integer of millionths.
    number = "numeric" if dialect == "postgresql" else "real"
    return f"""
SELECT company_id, id AS target_id, scope, metric, period, first_day, last_day,
  CASE WHEN scope = 'region' THEN scope_id END AS region_id,
  CASE WHEN scope = 'team' THEN scope_id END AS team_id,
  CASE WHEN scope = 'member' THEN scope_id END AS person_id,
  CAST(value AS {number}) / 1000000 AS value
FROM targets"""  # noqa: S608 (constants of this file)


def _dates(dialect: str) -> str:
    return _POSTGRESQL_DATES if dialect == "postgresql" else _SQLITE_DATES


# Every day that the books can hold. The week is ISO's: it begins on Monday, and its year is
# that of its Thursday.
_POSTGRESQL_DATES = """
SELECT c.id AS company_id, CAST(s.day AS date) AS day,
  CAST(extract(year FROM s.day) AS integer) AS year,
  CAST(extract(quarter FROM s.day) AS integer) AS quarter,
  CAST(extract(month FROM s.day) AS integer) AS month,
  CAST(extract(isoyear FROM s.day) AS integer) AS iso_year,
  CAST(extract(week FROM s.day) AS integer) AS iso_week,
  CAST(extract(isodow FROM s.day) AS integer) AS weekday
FROM companies c CROSS JOIN generate_series(
  CAST('1990-01-01' AS timestamp), CAST('2100-12-31' AS timestamp), CAST('1 day' AS interval)
) AS s(day)"""
_SQLITE_DATES = """
WITH RECURSIVE days(day) AS (
  SELECT '1990-01-01' UNION ALL SELECT date(day, '+1 day') FROM days WHERE day < '2100-12-31'
), weeks AS (SELECT day, date(day, '-3 days', 'weekday 4') AS thursday FROM days)
SELECT c.id AS company_id, w.day,
  CAST(strftime('%Y', w.day) AS INTEGER) AS year,
  (CAST(strftime('%m', w.day) AS INTEGER) + 2) / 3 AS quarter,
  CAST(strftime('%m', w.day) AS INTEGER) AS month,
  CAST(strftime('%Y', w.thursday) AS INTEGER) AS iso_year,
  (CAST(strftime('%j', w.thursday) AS INTEGER) - 1) / 7 + 1 AS iso_week,
  (CAST(strftime('%w', w.day) AS INTEGER) + 6) % 7 + 1 AS weekday
FROM companies c CROSS JOIN weeks w"""

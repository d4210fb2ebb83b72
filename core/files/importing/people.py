"""Members: they bring their teams and regions, and name each other as managers."""

from collections.abc import Iterator

from core.errors import UserError
from core.files.importing.ledger import folded_name, id_of
from core.files.importing.names import Names
from core.files.importing.namesakes import enrol, enrolled
from core.files.importing.report import BadRowError
from core.files.importing.rows import Row
from core.files.importing.shelf import Entry, Outcome, Record

IDENTITIES = ("slack_user_id", "wecom_user_id")


def prepare_members(names: Names, rows: list[Row]) -> Iterator[tuple[Row, UserError]]:
    """Make the teams and enrol the people before their rows are saved one by one.

    A row may name a manager further down. A team works where its manager does; one without a
    region works where its first member does. Yields whose name is another from now on.
    """
    for row in rows:
        _place_team(names, row)
    yield from enrol(names, rows)
    names.forget_aliases()


def _place_team(names: Names, row: Row) -> None:
    region, team = row.text("region"), row.text("team")
    region_id = id_of(names.region_or_new(region).row) if region else None
    if not team:
        return
    entry = names.team_or_new(team)
    if region_id is not None and (row.text("role") == "manager" or entry.row["region_id"] is None):
        entry.change(region_id=region_id)


def save_member(names: Names, row: Row) -> Outcome:
    entry = enrolled(names, row)
    values: Record = {"role": row.text("role")}
    if row.has("aliases"):
        values["aliases"] = row.names("aliases")
    if row.has("manager"):
        values["manager_id"] = _manager_id(names, row, entry)
    for column in (*IDENTITIES, "email"):
        if row.has(column):
            values[column] = row.text(column) or None
    entry.change(**values, **_place(names, row))
    if entry.is_new:
        return Outcome.NEW
    # The name may have changed before.
    return Outcome.UNCHANGED if entry.row is entry.before else Outcome.CHANGED


def _place(names: Names, row: Row) -> Record:
    """Return the team and region; who has only a team works in the team's region."""
    values: Record = {}
    if row.has("team"):
        values["team_id"] = None
    if row.has("region"):
        values["region_id"] = None
    if team := row.text("team"):
        entry = names.team_or_new(team)
        values["team_id"] = id_of(entry.row)
        values["region_id"] = entry.row["region_id"]
    if region := row.text("region"):
        values["region_id"] = id_of(names.region_or_new(region).row)
    return values


def _manager_id(names: Names, row: Row, entry: Entry) -> int | None:
    if not row.text("manager"):
        return None
    manager = names.person(row.text("manager"), "manager")
    if manager is entry:
        raise BadRowError("manager", "不能是自己的上级", "nobody is their own manager")
    return id_of(manager.row)


def member_complaints(names: Names, rows: list[Row]) -> Iterator[tuple[Row, BadRowError]]:
    """Yield what shows only once all members are saved: shared identities, circles of managers."""
    people = names.ledger.people
    by_id = {entry.row["id"]: entry.row for entry in people.entries()}
    owners = {
        (column, entry.row[column]): entry.row
        # From the end, so that of two the first keeps it and the later row is listed.
        for entry in reversed(list(people.entries()))
        for column in IDENTITIES
    }
    for row in rows:
        entry = names.enrolled.get(folded_name(row.text("name")))
        if entry is None:
            continue  # Who is meant is unclear, and that is said already.
        yield from ((row, problem) for problem in _shared(entry.row, owners))
        if _in_a_circle(entry.row, by_id):
            zh, en = "上级关系绕成了一圈", "the managers form a circle"
            yield row, BadRowError("manager", zh, en)


def _shared(person: Record, owners: dict[tuple[str, object], Record]) -> Iterator[BadRowError]:
    for column in IDENTITIES:
        owner = owners[column, person[column]]
        if person[column] and owner is not person:
            yield BadRowError(
                column,
                f"“{person[column]}”也是{owner['name']}的账号",
                f"“{person[column]}” is {owner['name']}'s as well",
            )


def _in_a_circle(person: Record, by_id: dict[object, Record]) -> bool:
    above = by_id.get(person["manager_id"])
    for _ in by_id:
        if above is None:
            return False
        if above is person:
            return True
        above = by_id.get(above["manager_id"])
    return False  # A circle further up: its own members are listed.

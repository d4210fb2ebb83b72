"""What people call a customer, learnt from an answer: kept as the account's aliases.

An alias is a column of the account like any other, so that it is part of a change, undone with it,
and known to every process as soon as `names_version` has grown.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Text, and_, case, cast, func, or_, select
from sqlalchemy.orm import Session

from core.language.names.known_names import LEGAL_ENDING, Directory, folded
from core.language.text.compiled import compiled
from core.storage.changes import Columns
from core.storage.names import aliases_changed, names_changed
from core.storage.sessions import company_of
from core.storage.tables import Account, Change, ChangeRow, Company, Person

MOST_ALIASES = 20
NAMED_TABLES = frozenset({"accounts", "people", "teams", "regions"})
NO_ALIASES = ("[]", "null")
ABBREVIATION = compiled(r"[\u4e00-\u9fff]{2,5}")
BEGINNING = datetime.min.replace(tzinfo=UTC)
Lesson = tuple[str, datetime]


@dataclass(frozen=True)
class LearntName:
    """A name that somebody taught, for which account, when; nobody: it came another way."""

    alias: str
    account: str
    taught_by: str | None = None
    taught_at: datetime | None = None


def may_learn(session: Session, account: Account, alias: str, directory: Directory) -> bool:
    """Return whether a name is new for an account, and nobody else's; holds it until the commit."""
    _wait_for_turn(session)
    session.refresh(account, ["aliases"])
    known = {folded(name) for name in _names_of(account)}
    full = len(account.aliases) >= MOST_ALIASES
    return not (full or folded(alias) in known or _is_anothers(session, account, alias, directory))


def learn_alias(session: Session, account: Account, alias: str) -> None:
    """Keep another name of an account in the open change."""
    _rename(session, account, [*account.aliases, alias])


def forget_alias(session: Session, account: Account, alias: str) -> bool:
    """Take a name away from an account in the open change; False when it has no such name."""
    _wait_for_turn(session)
    session.refresh(account, ["aliases"])
    left = [one for one in account.aliases if folded(one) != folded(alias)]
    if len(left) == len(account.aliases):
        return False
    _rename(session, account, left)
    return True


def abbreviated_by(session: Session, word: str, person_id: int, limit: int = 3) -> list[str]:
    """Return the customers that a Chinese word may be short for, the person's own first.

    华医 holds two characters of 华东医疗器械 in their order, as people shorten names.
    """
    if not ABBREVIATION.fullmatch(word):
        return []
    own_first = case((Account.owner_id == person_id, 0), else_=1)
    begins = case((Account.name.startswith(word[0]), 0), else_=1)
    return list(
        session.scalars(
            select(Account.name)
            .where(Account.name.like("%" + "%".join(word) + "%"))
            .order_by(own_first, begins, func.length(Account.name), Account.name)
            .limit(limit)
        )
    )


def _wait_for_turn(session: Session) -> None:
    """Hold the company: of two who teach at once, the second sees what the first taught."""
    company = session.get_one(Company, company_of(session))
    session.flush()
    session.refresh(company, ["names_version"], with_for_update=True)


def _rename(session: Session, account: Account, aliases: list[str]) -> None:
    account.aliases = aliases
    aliases_changed(session)
    session.flush()


def account_called(session: Session, alias: str) -> Account | None:
    """Return the account that was given a name by its people."""
    held = session.scalars(select(Account).where(_holds(alias)))
    return next((one for one in held if folded(alias) in map(folded, one.aliases)), None)


def _is_anothers(session: Session, account: Account, alias: str, directory: Directory) -> bool:
    """Tell whether somebody else has a right to a name: it is theirs, or ours to confuse."""
    found = directory.account_index.find(folded(alias))
    named = {owner for hit in found for owner in hit.value}
    lower = alias.lower()
    same = or_(
        Account.name.in_(named),
        func.lower(Account.name) == lower,
        func.lower(Account.short_name) == lower,
        _holds(alias),
    )
    others = session.scalars(select(Account).where(same, Account.id != account.id))
    return any(folded(alias) in _spellings(other) for other in others)


def _holds(alias: str) -> ColumnElement[bool]:
    """Match accounts with this alias; the JSON is compared as text, which both databases can."""
    written = func.lower(cast(Account.aliases, Text))
    return written.contains(json.dumps(alias).lower(), autoescape=True)


def _names_of(account: Account) -> Iterable[str]:
    return filter(None, (account.name, account.short_name, *account.aliases))


def _spellings(account: Account) -> set[str]:
    full = folded(account.name)
    return {full, LEGAL_ENDING.sub("", full), *map(folded, _names_of(account))}


def learnt_names(session: Session) -> list[LearntName]:
    """Return every learnt name with who taught it and when, the latest first."""
    called = session.execute(
        select(Account.id, Account.name, Account.aliases).where(
            cast(Account.aliases, Text).not_in(NO_ALIASES)
        )
    ).all()
    lessons = _lessons(session, [str(account.id) for account in called])
    names = [
        LearntName(alias, account.name, *lessons.get((str(account.id), alias), (None, None)))
        for account in called
        for alias in account.aliases
    ]
    return sorted(names, key=lambda one: (one.taught_at or BEGINNING, one.alias), reverse=True)


def _lessons(session: Session, keys: Sequence[str]) -> dict[tuple[str, str], Lesson]:
    """Return who taught which name of which account, from the changes that brought them."""
    rows = session.execute(
        select(ChangeRow.row_key, ChangeRow.before, ChangeRow.after, Person.name, Change.made_at)
        .join(
            Change,
            and_(Change.company_id == ChangeRow.company_id, Change.id == ChangeRow.change_id),
        )
        .join(Person, and_(Person.company_id == Change.company_id, Person.id == Change.actor_id))
        .where(ChangeRow.table_name == Account.__tablename__, ChangeRow.row_key.in_(keys))
        .where(Change.undoes.is_(None))
        .order_by(Change.id, ChangeRow.position)
    )
    return {
        (key, alias): (name, made_at)
        for key, before, after, name, made_at in rows
        for alias in _aliases_in(after) - _aliases_in(before)
    }


def _aliases_in(row: Columns | None) -> set[str]:
    aliases = row.get("aliases") if row else None
    return set(aliases) if isinstance(aliases, list) else set()


def tell_names(
    session: Session, rows: Iterable[tuple[str, Columns | None, Columns | None]]
) -> None:
    """Tell every process of rows (table, before, after) that changed a name; aliases cost least."""
    taught = [_only_aliases(*row) for row in rows if row[0] in NAMED_TABLES]
    if any(taught):
        aliases_changed(session)
    if not all(taught):
        names_changed(session)


def _only_aliases(table: str, before: Columns | None, after: Columns | None) -> bool:
    """Tell whether nothing of an account was changed but what people call it."""
    if table != Account.__tablename__ or not before or not after:
        return False
    return {**before, "aliases": None} == {**after, "aliases": None}


def relisted(before: list[object], after: object, there: object) -> list[object]:
    """Take out of a list what a change put in, and put in what it took out; the rest stays."""
    then, now = (part if isinstance(part, list) else [] for part in (after, there))
    kept = [one for one in now if one in before or one not in then]
    return kept + [one for one in before if one not in then and one not in now]

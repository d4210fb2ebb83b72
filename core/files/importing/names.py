"""Looks up the people, accounts, teams and regions that rows name.

A full name decides; a short name or alias does when only one bears it. What a bad row would
have brought is known as broken, so that rows referring to it are not listed as bad as well.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from core.errors import UserError
from core.files.importing.ledger import (
    Ledger,
    called,
    deal_key,
    folded_name,
    key_of,
    words_of,
)
from core.files.importing.report import (
    BadRowError,
    BrokenReferenceError,
    UnclearPersonError,
    WhoIsMeant,
)
from core.files.importing.rows import Row, Sheet
from core.files.importing.shelf import Entry, Record, Shelf
from core.files.layout import FileKind
from core.storage.names import name_and_team, short_of_team
from core.vocabulary import Region as BuiltIn

CLOSE_ENOUGH = 75
MOST_REMARKS = 20


@dataclass(frozen=True, eq=False)
class Sort:
    """A sort of named thing, in both languages, and the file that brings it."""

    zh: str
    en: str


PERSON = Sort("成员", "member")
ACCOUNT = Sort("客户", "account")
DEAL = Sort("商机", "deal")
TEAM = Sort("团队", "team")
REGION = Sort("区域", "region")


_BROUGHT = {
    FileKind.MEMBERS: (PERSON, "name"),
    FileKind.ACCOUNTS: (ACCOUNT, "name"),
    FileKind.DEALS: (DEAL, "external_id"),
}


@dataclass
class Names:
    """The names that rows of this import may use; `meant` are full names of people, told."""

    ledger: Ledger
    broken: set[tuple[Sort, str]] = field(default_factory=set)
    meant: Mapping[str, str] = field(default_factory=dict)
    # The members that rows of this import are about, by name.
    enrolled: dict[str, Entry] = field(default_factory=dict)
    # Where the files bring accounts that the books had not.
    new_accounts: dict[str, tuple[Sheet, int]] = field(default_factory=dict)
    # What is worth a look, and no reason to refuse a row.
    remarks: list[tuple[Row, str, UserError]] = field(default_factory=list)
    # The rows of the files that targets came with, by the entry on the shelf.
    told_targets: dict[int, Row] = field(default_factory=dict)
    _aliases: dict[Sort, dict[str, list[Entry]]] = field(default_factory=dict)
    _found: dict[tuple[Sort, str], Entry] = field(default_factory=dict)

    def person(self, name: str, column: str) -> Entry:
        """Return the member meant. Two of one name are told apart by their team in brackets."""
        return self._find(PERSON, self.ledger.people, self.meant.get(name, name), column)

    def account(self, name: str, column: str) -> Entry:
        return self._find(ACCOUNT, self.ledger.accounts, name, column)

    def account_meant(self, name: str) -> Entry | None:
        """Return which account a row names, none when that is not clear."""
        found = self._candidates(ACCOUNT, self.ledger.accounts, name)
        return found[0] if len(found) == 1 else None

    def deal(self, name: str, column: str) -> Entry:
        return self._find(DEAL, self.ledger.deals, name, column)

    def team(self, name: str, column: str) -> Entry:
        return self._find(TEAM, self.ledger.teams, name, column)

    def region(self, name: str, column: str) -> Entry:
        built_in = BuiltIn.read(name)
        return self._find(REGION, self.ledger.regions, built_in or name, column)

    def region_or_new(self, name: str) -> Entry:
        """Return the region of this name; a company may bring its own."""
        if found := self._candidates(REGION, self.ledger.regions, name):
            return found[0]
        built_in = BuiltIn.read(name)
        if found := self.ledger.regions.find(key_of(built_in or folded_name(name))):
            return found[0]
        if built_in is None:
            return self.ledger.regions.add(key=folded_name(name), zh=name, en=name, aliases=[])
        return self.ledger.regions.add(
            key=built_in.value, zh=built_in.zh, en=built_in.en, aliases=list(built_in.also)
        )

    def team_or_new(self, name: str) -> Entry:
        if found := self._candidates(TEAM, self.ledger.teams, name):
            return found[0]
        return self.ledger.teams.add(name=name, aliases=[])

    def of_team(self, name: str) -> list[Entry]:
        """Return the 张伟 who works in 华东一组, of 张伟(华东一组)."""
        parts = name_and_team(name)
        if parts is None:
            return []
        team = self._candidates(TEAM, self.ledger.teams, parts[1])
        ids = [entry.row["id"] for entry in team]
        return [p for p in called(self.ledger.people, parts[0]) if p.row["team_id"] in ids]

    def remark(self, row: Row, column: str, said: UserError) -> None:
        if len(self.remarks) < MOST_REMARKS:
            self.remarks.append((row, column, said))

    def lose(self, row: Row) -> None:
        """Note what a bad row would have brought."""
        if row.kind in _BROUGHT:
            sort, column = _BROUGHT[row.kind]
            self.broken.add((sort, row.text(column)))

    def forget_aliases(self) -> None:
        """Look at the aliases anew, after a file brought names."""
        self._aliases.clear()
        self._found.clear()

    def _find(self, sort: Sort, shelf: Shelf, name: str, column: str) -> Entry:
        known = self._found.get((sort, name))
        if known is not None:
            return known
        found = self._candidates(sort, shelf, name)
        if len(found) == 1:
            # Rows name the same people and customers again and again.
            self._found[sort, name] = found[0]
            return found[0]
        if found:
            raise _ambiguous(sort, name, column, found)
        if (sort, name) in self.broken:
            raise BrokenReferenceError
        raise _unknown(sort, name, column, shelf)

    def _candidates(self, sort: Sort, shelf: Shelf, name: str) -> list[Entry]:
        if sort is PERSON or sort is ACCOUNT:
            found = called(shelf, name)
        else:
            found = shelf.find(deal_key(name) if sort is DEAL else key_of(name))
        found = found or self._by_alias(sort, shelf).get(folded_name(name), [])
        return self.of_team(name) if sort is PERSON and not found else found

    def _by_alias(self, sort: Sort, shelf: Shelf) -> dict[str, list[Entry]]:
        if sort not in self._aliases:
            self._aliases[sort] = _index(shelf.entries(), _OTHER_NAMES[sort])
        return self._aliases[sort]


def _index(
    entries: Iterable[Entry], other_names: Callable[[Record], list[str]]
) -> dict[str, list[Entry]]:
    index: dict[str, list[Entry]] = {}
    for entry in entries:
        for name in {folded_name(word) for word in other_names(entry.row) if word}:
            index.setdefault(name, []).append(entry)
    return index


def _names_of_account(row: Record) -> list[str]:
    return [str(row["name"]), str(row["short_name"] or ""), *words_of(row["aliases"])]


def _name_and_aliases(row: Record) -> list[str]:
    return [str(row["name"]), *words_of(row["aliases"])]


def _names_of_person(row: Record) -> list[str]:
    """张伟(华东一组) is called 张伟 as well: alone he is meant, beside another one it is asked."""
    names = _name_and_aliases(row)
    return [*names, *short_of_team(str(row["name"]))]


def _names_of_region(row: Record) -> list[str]:
    return [str(row["zh"]), str(row["en"]), *words_of(row["aliases"])]


_OTHER_NAMES: dict[Sort, Callable[[Record], list[str]]] = {
    PERSON: _names_of_person,
    ACCOUNT: _names_of_account,
    DEAL: lambda _row: [],
    TEAM: _name_and_aliases,
    REGION: _names_of_region,
}


def unknown_names(names: Names, row: Row) -> Iterator[BadRowError]:
    """Yield each name of a row that nobody, or more than one, is called by."""
    finders = {
        "account": names.account, "owner": names.person, "member": names.person,
        "manager": names.person, "deal": names.deal,
    }  # fmt: skip
    for column, find in finders.items():
        if not row.text(column):
            continue
        try:
            find(row.text(column), column)
        except BadRowError as problem:
            yield problem
        except BrokenReferenceError:
            """The row that is at fault is listed already."""


def _ambiguous(sort: Sort, name: str, column: str, found: list[Entry]) -> BadRowError:
    full = [str(entry.row.get("name") or entry.row.get("key")) for entry in found[:4]]
    zh = f"“{name}”可能是{'、'.join(full)}，请写全名"
    en = f"“{name}” may be {', '.join(full)}; write the full name"
    if sort is PERSON:
        return UnclearPersonError(column, zh, en, WhoIsMeant(name, tuple(full)))
    return BadRowError(column, zh, en)


def _unknown(sort: Sort, name: str, column: str, shelf: Shelf) -> BadRowError:
    zh, en = f"没有叫“{name}”的{sort.zh}", f"there is no {sort.en} called “{name}”"
    closest = _closest(name, shelf)
    if closest:
        return BadRowError(column, f"{zh}，是“{closest}”吗？", f"{en}; did you mean “{closest}”?")
    return BadRowError(column, zh, en)


def _closest(name: str, shelf: Shelf) -> str:
    from rapidfuzz import fuzz, process

    known = [str(entry.row.get("name") or shelf.key(entry.row)[0]) for entry in shelf.entries()]
    best = process.extractOne(name, known, scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH)
    return best[0] if best else ""

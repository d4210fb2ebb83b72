"""Finds out which of our files a table is, and how its columns are to be read."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.files.importing.headers import Header, folded, header_in
from core.files.importing.mappings import Mappings
from core.files.importing.paths import without_given_back
from core.files.importing.reading import RawRow
from core.files.importing.recipes import Recipe
from core.files.importing.values import as_text
from core.files.layout import FileKind


@dataclass(frozen=True)
class Found:
    """A header, and the recipe for it where its columns are not called as ours."""

    header: Header
    recipe: Recipe | None = None


def kind_named(name: str) -> FileKind | None:
    """Return the kind that a file or sheet is called by, in either language."""
    wanted = folded(without_given_back(name))
    for kind in FileKind:
        if wanted in {folded(word) for word in (kind.value, kind.zh, *kind.also)}:
            return kind
    return None


def header_of(name: str, head: Sequence[RawRow], mappings: Mappings) -> Found | None:
    """Return the header of a table, or None when it is no file of ours.

    What the user said of the columns comes first, then what was said of files of this shape
    before. A table of one of our names is that; another is known by its columns.
    """
    kind = kind_named(name)
    if mappings.is_told:
        about_it = mappings.about([as_text(cell) for row in head for cell in row.cells])
        told = _by_recipes(head, about_it.told(kind))
        if told is not None and (kind is not None or _is_meant(told)):
            return told
    if found := _by_recipes(head, mappings.remembered(kind), exactly=True):
        return found
    plain = _plain(head, kind)
    shipped = _by_recipes(head, mappings.shipped(kind))
    if shipped is not None and _reads_more(shipped.header, plain):
        return shipped
    if plain is None or (kind is None and plain.missing):
        return None
    return Found(plain)


def _is_meant(told: Found) -> bool:
    """Tell whether a table has any column that was told: another sheet may be about others."""
    names = {} if told.recipe is None else told.recipe.names
    return any(folded(placed.written) in names for placed in told.header.columns)


def _reads_more(shipped: Header, plain: Header | None) -> bool:
    """Tell whether another program's columns fit, and better than ours."""
    if shipped.twice:
        return False
    if shipped.missing:
        if plain is None or shipped.kind is not FileKind.TARGETS:
            return False
        # Of a table that is called targets, who is named tells the level at least.
        return len(shipped.missing) < len(plain.missing)
    return plain is None or bool(plain.missing) or len(shipped.unknown) < len(plain.unknown)


def _plain(head: Sequence[RawRow], kind: FileKind | None) -> Header | None:
    if kind is not None:
        return header_in(head, kind)
    complete = [
        header
        for kind in FileKind
        if (header := header_in(head, kind)) is not None and not header.missing
    ]
    return max(complete, key=_likeliness, default=None)


def _by_recipes(
    head: Sequence[RawRow], recipes: Sequence[Recipe], *, exactly: bool = False
) -> Found | None:
    """Return the header that one of the recipes reads best; `exactly`: that knows its shape."""
    found = []
    for recipe in recipes:
        header = header_in(head, recipe.kind, recipe.names)
        if header is None or (exactly and header.names != recipe.shape):
            continue
        found.append(Found(recipe.with_twins(header), recipe))
    return max(found, key=_likeliest, default=None)


def _likeliest(found: Found) -> tuple[bool, int, int]:
    is_whole = not found.header.missing and not found.header.twice
    return is_whole, *_likeliness(found.header)


def _likeliness(header: Header) -> tuple[int, int]:
    return -len(header.unknown), len(header.columns)

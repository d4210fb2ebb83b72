"""Which columns of a file are which of ours: told now, remembered from before, or shipped."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from core.errors import UserError
from core.files.importing.headers import columns_by_name, folded
from core.files.importing.known_exports import EXPORTS, SYSTEMS
from core.files.importing.natural import NATURAL
from core.files.importing.recipes import Recipe
from core.files.layout import FileKind

# Where the company keeps what was told: shape of the header → kind and columns.
SETTING = "import_mappings"
MOST_REMEMBERED = 200
Told = Mapping[str, str]


@dataclass(frozen=True)
class Mappings:
    """What is known of columns. `pairs` are as typed: their column = ours; `system` is a name.

    `kept` is the company's own memory of shapes.
    """

    pairs: tuple[tuple[str, str], ...] = ()
    system: str | None = None
    kept: Mapping[str, object] | None = None

    @property
    def is_told(self) -> bool:
        return bool(self.pairs) or self.system is not None

    def about(self, words: Collection[str]) -> "Mappings":
        """Return what was told of a table with these words in its first rows.

        Several files may have columns of their own each. Where none is found all are meant.
        """
        here = [folded(word) for word in words]
        found = tuple(pair for pair in self.pairs if _names_one_of(pair, here))
        return replace(self, pairs=found) if found else self

    def told(self, kind: FileKind | None) -> list[Recipe]:
        """Return the recipes that the user named. Raises UserError for columns we have not."""
        if self.system is not None:
            recipes = [r for r in _of_system(self.system) if kind is None or r.kind is kind]
            return [self._with_pairs(recipe) for recipe in recipes]
        if kind is not None and any(_ours(kind, pair) for pair in self.pairs):
            # Of a table whose kind is known the pairs of other tables say nothing.
            return [self._given(kind)]
        fitting = [k for k in FileKind if all(_ours(k, pair) for pair in self.pairs)]
        if not fitting:
            raise _no_such_column(self.pairs)
        return [self._given(k) for k in fitting if kind is None or k is kind]

    def _given(self, kind: FileKind) -> Recipe:
        return self._with_pairs(Recipe("指定的对应", "the given mapping", kind, {}))

    def _with_pairs(self, recipe: Recipe) -> Recipe:
        pairs = [pair for one in self.pairs if (pair := _ours(recipe.kind, one))]
        return Recipe(
            recipe.zh, recipe.en, recipe.kind, {**recipe.columns, **dict(pairs)}, recipe.words,
            recipe.twins,
        )  # fmt: skip

    def remembered(self, kind: FileKind | None) -> list[Recipe]:
        return [r for r in self._kept if kind is None or r.kind is kind]

    def shipped(self, kind: FileKind | None) -> list[Recipe]:
        return [r for r in (*EXPORTS, *NATURAL) if kind is None or r.kind is kind]

    @cached_property
    def _kept(self) -> list[Recipe]:
        found = []
        for shape, kept in (self.kept or {}).items():
            if isinstance(kept, dict) and isinstance(kept.get("columns"), dict):
                found.append(_recalled(shape, kept))
        return found


def _recalled(shape: str, kept: Mapping[str, object]) -> Recipe:
    columns = kept["columns"]
    told = {str(k): str(v) for k, v in columns.items()} if isinstance(columns, dict) else {}
    kind = _kind(str(kept["kind"]))
    base = (
        next((r for r in _of_system(str(kept["system"])) if r.kind is kind), None)
        if kept.get("system")
        else None
    )
    return Recipe(
        "记住的对应", "the remembered mapping", kind, told,
        base.words if base else {}, base.twins if base else {}, frozenset(shape.split("|")),
    )  # fmt: skip


def _names_one_of(pair: tuple[str, str], words: Sequence[str]) -> bool:
    return any(folded(name) in word for name in pair for word in words)


def _kind(key: str) -> FileKind:
    return next(kind for kind in FileKind if kind.value == key)


def _of_system(system: str) -> list[Recipe]:
    if system.casefold() not in SYSTEMS:
        zh, en = "、".join(SYSTEMS), ", ".join(SYSTEMS)
        raise UserError(f"没有“{system}”的列对应。现有：{zh}", f"no columns of “{system}”: {en}")
    return [recipe for recipe in EXPORTS if recipe in SYSTEMS[system.casefold()]]


def _ours(kind: FileKind, pair: tuple[str, str]) -> tuple[str, str] | None:
    """Return their name and our key; the two may have been typed the other way round."""
    names = columns_by_name(kind)
    theirs, ours = pair
    if (column := names.get(folded(ours))) is not None:
        return theirs, column.key
    if (column := names.get(folded(theirs))) is not None:
        return ours, column.key
    return None


def _no_such_column(pairs: Sequence[tuple[str, str]]) -> UserError:
    for theirs, ours in pairs:
        if not any(_ours(kind, (theirs, ours)) for kind in FileKind):
            return UserError(
                f"“{ours}”不是任何表的列。列名见导出的文件，例如 客户、负责人、金额",
                f"“{ours}” is no column of any file. See an export for the names, such as account",
            )
    zh, en = "、".join(ours for _, ours in pairs), ", ".join(ours for _, ours in pairs)
    return UserError(f"没有一种表同时有这些列：{zh}", f"no file has all of these columns: {en}")


def pair_of(text: str) -> tuple[str, str]:
    """Read “甲方=客户”: their column, then ours. Raises UserError."""
    theirs, equals, ours = (part.strip() for part in text.partition("="))
    if not (theirs and equals and ours):
        raise UserError(
            f"“{text}”看不懂，请写成 “文件里的列=我们的列”，例如 甲方=客户",
            f"“{text}” is not understood; write THEIR COLUMN=OURS, such as Client=account",
        )
    return theirs, ours


def with_remembered(
    kept: Mapping[str, object], system: str | None, told: Sequence[tuple[frozenset[str], Recipe]]
) -> dict[str, object]:
    """Return the memory of shapes with what the user said now; the oldest shapes are forgotten."""
    merged = dict(kept)
    for shape, recipe in told:
        merged["|".join(sorted(shape))] = {
            "kind": recipe.kind.value,
            "columns": dict(recipe.columns),
            "system": system,
        }
    return dict(list(merged.items())[-MOST_REMEMBERED:])

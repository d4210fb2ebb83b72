"""A row of the books that an import would replace, so that a preview can show what changes."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Replaced:
    """One row of a table as it stands and as it would be, its values as a change records them."""

    table: str
    before: dict[str, object]
    after: dict[str, object]

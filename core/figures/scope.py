"""Whose figures are meant, as the books know them."""

from dataclasses import dataclass
from typing import Literal

ScopeLevel = Literal["company", "region", "team", "member"]


@dataclass(frozen=True)
class ScopeRef:
    """One company, region, team or member; the company's id is 0, `key` is a region's own."""

    kind: ScopeLevel
    id: int
    name: str
    key: str | None = None

    def to_json(self) -> dict[str, str]:
        """Return the contract's object: regions by their key, no name for the company."""
        if self.kind == "company":
            return {"kind": self.kind}
        return {"kind": self.kind, "name": self.key or self.name}

"""Whose figures are meant, as the books know them."""

from dataclasses import dataclass, field
from typing import Literal

MYSELF = "me"
ScopeLevel = Literal["company", "region", "team", "member"]


@dataclass(frozen=True)
class ScopeRef:
    """One company, region, team or member; the company's id is 0.

    `key` and `english` are a region's own; a member's key says that the asker is meant. Level
    and id alone decide whether two are the same.
    """

    kind: ScopeLevel
    id: int
    name: str = field(compare=False)
    key: str | None = field(default=None, compare=False)
    english: str | None = field(default=None, compare=False)

    def to_json(self) -> dict[str, str]:
        """Return the contract's object: regions by their key, no name for the company or me."""
        if self.kind == "company":
            return {"kind": self.kind}
        if self.kind == "member" and self.key == MYSELF:
            return {"kind": MYSELF}
        return {"kind": self.kind, "name": self.key or self.name}

    def say(self, language: str) -> str:
        """Return the name for people: 全公司, East, 华东一组, 王芳."""
        if self.kind == "company":
            return "全公司" if language == "zh" else "Company"
        return self.name if language == "zh" else self.english or self.name

"""Whoever is refused hears what they may ask instead, in both languages."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REFUSES = {"NotAllowedError", "require_admin"}
FILES = [
    path for room in ("core", "handlers", "jobs", "bot") for path in (ROOT / room).rglob("*.py")
]


def refusals() -> Iterator[tuple[str, str]]:
    """Yield where a refusal is worded, and each of its two wordings."""
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in REFUSES:
                worded = [one for one in node.args if isinstance(one, ast.Constant | ast.JoinedStr)]
                yield from ((f"{path.stem}:{node.lineno}", text_of(one)) for one in worded)


def text_of(words: ast.expr) -> str:
    """Return a text with what is filled in left empty; what may be asked instead counts as told."""
    match words:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(text_of(part) for part in parts)
        case ast.FormattedValue(value=ast.Name(id=name)) if name.startswith("instead"):
            return "“…”"
        case _:
            return ""


@pytest.mark.parametrize(("where", "text"), list(refusals()))
def test_a_refusal_says_what_may_be_asked_instead(where: str, text: str):
    quoted = [part.partition("”")[0] for part in text.split("“")[1:]]

    assert any(quoted), where

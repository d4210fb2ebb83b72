"""A feature that reads or writes the books asks who may, itself or through what it shares."""

import ast
from pathlib import Path

import pytest

ROOM = Path(__file__).parents[2] / "handlers"
ASKER = "core.access"
# They hand messages on, or work on what is the sender's own: nothing of anybody else's.
ASK_NOTHING = {
    "advice": "says what helps, whoever asks",
    "answer": "hands a message to its feature",
    "case_button": "leads to cases, which everybody may read",
    "confirmation": "words what a feature wrote",
    "context": "opens the change that a feature asks for",
    "paging": "keeps the sender's own question, which is asked anew for each page",
    "product_questions": "tells everybody what is sold",
    "progress": "says how the sender stands",
    "quality_words": "words what quality found, which asks",
    "questions": "keeps the sender's own question",
    "redeeming": "spends the sender's own points",
    "rivals": "adds to the sender's own last change",
    "settled": "says the order of service_closing, which asks",
    "numbered": "says the order of a row's button, which asks",
    "service_asides": "words what service_orders found, which asks",
    "special_orders": "hands a message to its feature",
    "topics": "names what a text is about",
    "trades": "knows words, no records",
    "visit_evidence": "adds to the sender's own last visit",
}


def imports_of(path: Path) -> set[str]:
    """Return the modules that a file imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.ImportFrom(module=str(module)):
                found |= {module, *(f"{module}.{name.name}" for name in node.names)}
            case ast.Import():
                found |= {name.name for name in node.names}
            case _:
                """Imports nothing."""
    return found


def asks(path: Path) -> bool:
    """Tell whether a file knows the place of rights, or a file of ours that does."""
    imported = imports_of(path)
    if ASKER in imported:
        return True
    ours = [
        ROOM.parent / f"{name.replace('.', '/')}.py"
        for name in imported
        if name.startswith("handlers.")
    ]
    return any(ASKER in imports_of(one) for one in ours if one.exists())


ROOMS = (ROOM, *(ROOM / name for name in ("care", "know_how", "analysis")))
FEATURES = sorted(
    path for room in ROOMS for path in room.glob("*.py") if path.stem not in ASK_NOTHING
)


@pytest.mark.parametrize("path", FEATURES, ids=lambda path: path.stem)
def test_a_feature_that_touches_the_books_asks_who_may(path: Path):
    touches = any(name.startswith("core.storage") for name in imports_of(path))

    assert asks(path) or not touches

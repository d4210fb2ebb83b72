"""What an open question holds: what is known, and what each of its choices means."""

from core.as_json import AsJson
from core.language.understanding import Understanding
from core.storage.tables import Draft

MEANINGS = AsJson[Understanding](Understanding)


def stored(meaning: Understanding) -> dict[str, object]:
    return MEANINGS.plain(meaning, without_defaults=True)


def what_was_asked(draft: Draft) -> Understanding:
    return MEANINGS.read_plain(draft.understood["asked"])


def words_of(draft: Draft) -> list[list[str]]:
    """Return the words that stand for each choice of a question."""
    words = [choice["words"] for choice in _choices(draft)]
    return [each if isinstance(each, list) else [] for each in words]


def chosen_of(draft: Draft, number: int) -> Understanding | None:
    """Return what a choice means; None for one that leaves it at that."""
    meant = _choices(draft)[number]["meant"]
    return None if meant is None else MEANINGS.read_plain(meant)


def _choices(draft: Draft) -> list[dict[str, object]]:
    choices = draft.understood["choices"]
    return choices if isinstance(choices, list) else []

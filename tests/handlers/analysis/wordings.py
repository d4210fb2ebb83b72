"""Many wordings of one question, of which every one must be answered alike."""

from collections.abc import Iterable

from tests.company import Chat


def without(chat: Chat, wordings: Iterable[str], *parts: str) -> list[str]:
    """Return the wordings whose answer lacks one of the parts."""
    answers = {typed: chat.says(typed).text for typed in wordings}
    return [typed for typed, text in answers.items() if not all(part in text for part in parts)]

"""Slack's markup in what people wrote, turned back into what they see.

Text arrives escaped once (`&amp;`), with mentions and links in angle brackets; a bracket that
somebody typed arrives as `&lt;`, so the two cannot be confused before the text is unescaped.
https://docs.slack.dev/messaging/formatting-message-text
"""

import re
from collections.abc import Set as AbstractSet

_MARKUP = re.compile(r"<([^<>|\s][^<>|]{0,3000})(?:\|([^<>]{0,3000}))?>")
_ENTITY = re.compile(r"&(amp|lt|gt);")
_CHARACTERS = {"amp": "&", "lt": "<", "gt": ">"}


def mentions(text: str) -> frozenset[str]:
    """Return the user ids mentioned in a text as it arrived."""
    return frozenset(
        target[1:] for target, _ in _MARKUP.findall(text) if target.startswith(("@U", "@W"))
    )


def readable(text: str, leaving_out: AbstractSet[str] = frozenset()) -> str:
    """Return the text as its writer saw it, without mentions of the users to leave out."""

    def shown(match: re.Match[str]) -> str:
        target, label = match[1], match[2]
        if target.startswith("@"):
            return "" if target[1:] in leaving_out else f"@{label or target[1:]}"
        if target.startswith("#"):
            return f"#{label or target[1:]}"
        if target.startswith("!"):
            return label or f"@{target[1:].partition('^')[0]}"
        return label or target

    plain = _MARKUP.sub(shown, text) if "<" in text else text
    return _ENTITY.sub(lambda match: _CHARACTERS[match[1]], plain).strip()

"""Text as cells hold it: cleaned of what no spreadsheet shows, and never executed by one."""

import re

# A spreadsheet runs a cell that begins with one of these, full-width forms included (OWASP,
# “CSV injection”). The quotes before it are counted too, so that taking one away is exact.
_EXECUTED = "=+\\-@\t\r\n＝＋－＠"
_WOULD_EXECUTE = re.compile(rf"'*[{_EXECUTED}]")
_MADE_INERT = re.compile(rf"'+[{_EXECUTED}]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u2060\ufeff\ufffe\uffff\ud800-\udfff]"
)


def clean(text: str) -> str:
    """Return text without control characters and outer spaces, its line ends as files have them."""
    if text.isprintable():
        return text.strip()
    unbroken = text.replace("\r\n", "\n").replace("\r", "\n")
    return _INVISIBLE.sub("", unbroken).strip()


def inert(text: str) -> str:
    """Return text that no spreadsheet takes for a formula; `written` is the way back."""
    return f"'{text}" if _WOULD_EXECUTE.match(text) else text


def written(text: str) -> str:
    """Return what was meant by a cell that an export made inert."""
    return text[1:] if text[:1] == "'" and _MADE_INERT.match(text) else text

"""Warns of new customers that may be ones the books, or the same files, hold already.

An import asks nobody in between, so both stay; the chat asks, and of more look-alikes than these.
"""

from collections import Counter
from collections.abc import Collection

from core.errors import UserError
from core.files.importing.names import Names
from core.files.importing.report import Findings
from core.language.names.doubles import doubles_in
from core.language.names.look_alikes import core_of
from core.language.text.normalise import folded

MOST_TOLD = 20
# Of more than these, only names that differ in nothing but “有限公司” are told of.
MOST_COMPARED = 20_000


def warn_of_twins(names: Names, findings: Findings) -> None:
    """Name each new account that looks like another one, at its row."""
    new = names.new_accounts
    known = [str(entry.row["name"]) for entry in names.ledger.accounts.entries()] if new else []
    if len(known) > MOST_COMPARED:
        bearers = Counter(core_of(folded(name)) for name in known)
        known = [name for name in known if bearers[core_of(folded(name))] > 1][:MOST_COMPARED]
    pairs = [pair for pair in doubles_in(known) if _is_told(pair, new)]
    for one, other in pairs[:MOST_TOLD]:
        name, like = (one, other) if one in new else (other, one)
        if other in new and new[other][1] > new[name][1]:
            name, like = other, one
        sheet, number = new[name]
        written = sheet.header.written.get("name", "")
        findings.warn(sheet.file, number, written, _alike(name, like))
    if len(pairs) > MOST_TOLD:
        findings.warn("", 0, "", _more(len(pairs) - MOST_TOLD))


def _is_told(pair: tuple[str, str], new: Collection[str]) -> bool:
    """Tell which pairs are worth a line: one list that has both 佳美 and 美佳 means both."""
    one, other = pair
    if one in new and other in new:
        return core_of(folded(one)) == core_of(folded(other))
    return one in new or other in new


def _alike(name: str, like: str) -> UserError:
    return UserError(
        f"“{name}”和“{like}”可能是同一家，照常导入；是同一家就请改成同一个名字",
        f"“{name}” and “{like}” may be one customer; imported as they are. If they are one, "
        "give them one name",
    )


def _more(count: int) -> UserError:
    return UserError(f"还有 {count} 对名字相近的客户", f"{count} more pairs of like customers")

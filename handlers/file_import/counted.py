"""Says what is in the files: “12 人 × 12 月 = 144 条”, and what of it is new."""

from core.files.importing import FileCount
from core.files.importing.covered import TargetsSeen
from core.periods import Period, SpanKind
from core.wording import Wording

SCOPES = {
    "member": ("{n} 人", "{n} people"),
    "team": ("{n} 个团队", "{n} teams"),
    "region": ("{n} 个区域", "{n} regions"),
    "company": ("公司", "the company"),
}
PERIODS: dict[SpanKind, tuple[str, str]] = {
    "day": ("{n} 天", "{n} days"),
    "week": ("{n} 周", "{n} weeks"),
    "month": ("{n} 月", "{n} months"),
    "quarter": ("{n} 季", "{n} quarters"),
    "year": ("{n} 年", "{n} years"),
}
ONE_IN_ENGLISH = {"people": "person", "rows": "row", "scopes": "scope"}


def counted_pairs(files: tuple[FileCount, ...], wording: Wording) -> tuple[tuple[str, str], ...]:
    """Return a label and a value for each file or sheet."""
    return tuple((count.kind.say(wording.language), _value(count, wording)) for count in files)


def _value(count: FileCount, wording: Wording) -> str:
    rows = count.new + count.changed + count.unchanged
    lines = [_rows(count, max(rows, 0), wording), _outcomes(count, wording)]
    return "\n".join(line for line in lines if line)


def _rows(count: FileCount, rows: int, wording: Wording) -> str:
    if count.targets is not None:
        return targets_words(count.targets, wording)
    return _many(rows + count.bad, ("{n} 条", "{n} rows"), wording)


def targets_words(seen: TargetsSeen, wording: Wording) -> str:
    """Say how many rows of targets there are, as a product where it is one."""
    factors = [
        (len(seen.scopes), _scope_unit(seen)),
        (len(seen.periods), _period_unit(seen)),
    ]
    if len(seen.metrics) > 1:
        factors.append((len(seen.metrics), ("{n} 项指标", "{n} metrics")))
    product = 1
    for number, _ in factors:
        product *= number
    rows = _many(seen.rows, ("{n} 条", "{n} rows"), wording)
    if not product:
        return rows
    joined = " × ".join(_many(number, unit, wording) for number, unit in factors)
    # A list with gaps is no product.
    equals = " = " if product == seen.rows else wording.say("，", ", ")
    return f"{joined}{equals}{rows}"


def _scope_unit(seen: TargetsSeen) -> tuple[str, str]:
    kinds = {kind for kind, _ in seen.scopes}
    return SCOPES[kinds.pop()] if len(kinds) == 1 else ("{n} 个对象", "{n} scopes")


def _period_unit(seen: TargetsSeen) -> tuple[str, str]:
    kinds = {Period.parse(label).kind for label in seen.periods}
    other = ("{n} 个周期", "{n} periods")
    return PERIODS.get(kinds.pop(), other) if len(kinds) == 1 else other


def _outcomes(count: FileCount, wording: Wording) -> str:
    said = (
        (count.new, ("新增 {n}", "{n} new")),
        (count.changed, ("更新 {n}", "{n} changed")),
        (count.unchanged, ("不变 {n}", "{n} unchanged")),
        (count.bad, ("{n} 行有问题", "{n} with problems")),
    )
    return " · ".join(wording.say(*words, n=f"{n:,}") for n, words in said if n)


def _many(number: int, unit: tuple[str, str], wording: Wording) -> str:
    words = wording.say(*unit, n=f"{number:,}")
    if wording.language == "en" and number == 1:
        many = words.rsplit(" ", maxsplit=1)[-1]
        return words.removesuffix(many) + ONE_IN_ENGLISH.get(many, many.removesuffix("s"))
    return words

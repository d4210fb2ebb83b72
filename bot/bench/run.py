"""Runs the benchmarks that were named, on one sample company, and shows what they found."""

import sys
from collections.abc import Callable, Sequence

from rich.console import Console

from bot.bench.books import SampleBooks, sample_books
from bot.bench.drawing import drawing
from bot.bench.exporting import exporting
from bot.bench.findings import Finding
from bot.bench.funnel import funnel
from bot.bench.importing import importing, importing_full
from bot.bench.report import show_findings
from bot.bench.rights import rights
from bot.bench.road import road_on_postgresql, road_on_sqlite
from bot.bench.start import memory, start
from bot.bench.understand import understanding
from core.errors import UserError

BENCHMARKS: dict[str, Callable[[SampleBooks], tuple[Finding, ...]]] = {
    "road-sqlite": road_on_sqlite,
    "road-postgresql": road_on_postgresql,
    "funnel": funnel,
    "rights": rights,
    "understand": understanding,
    "import": importing,
    "import-full": importing_full,
    "export": exporting,
    "drawing": drawing,
    "start": start,
    "memory": memory,
}
# A million deals take a quarter of an hour and 20 GB.
ONLY_WHEN_NAMED = {"import-full"}


def run_and_show(names: Sequence[str], *, as_json: bool) -> None:
    """Run the named benchmarks, all when none is named. Raises UserError for an unknown name."""
    chosen = chosen_benchmarks(names)
    findings: list[Finding] = []
    # Progress goes beside the output, and only to somebody who watches.
    with (
        Console(file=sys.stderr).status("salesbeat bench") as status,
        sample_books() as books,
    ):
        for number, name in enumerate(chosen, 1):
            status.update(f"{name} ({number}/{len(chosen)})")
            findings += BENCHMARKS[name](books)
    show_findings(findings, as_json=as_json)


def chosen_benchmarks(names: Sequence[str]) -> tuple[str, ...]:
    """Return the benchmarks to run, in their own order."""
    known = "、".join(BENCHMARKS)
    for name in names:
        if name not in BENCHMARKS:
            raise UserError(
                f"没有叫“{name}”的基准测试。现有：{known}。",
                f"There is no benchmark called “{name}”. Known: {', '.join(BENCHMARKS)}.",
            )
    unasked = [name for name in BENCHMARKS if name not in ONLY_WHEN_NAMED]
    return tuple(name for name in BENCHMARKS if name in (names or unasked))

"""Import from the command line: progress while it works, a list of what is wrong."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from bot.assemble import open_books
from bot.clock import SystemClock
from bot.settings import Settings
from core.errors import UserError
from core.files.importing import ImportReport, Order, Problem, import_paths
from core.files.importing.giving_back import BadRowsFile
from core.files.importing.mappings import pair_of
from core.files.importing.report import Findings
from core.files.importing.rows import Sheet
from core.storage.changes import Author
from core.storage.company import FIRST_COMPANY
from core.wording import Wording


@dataclass(frozen=True)
class ImportWish:
    """What the user said about an import besides the files."""

    dry_run: bool = False
    columns: tuple[str, ...] = ()
    system: str | None = None
    bad_rows: Path | None = None


def import_into(settings: Settings, paths: Sequence[Path], wish: ImportWish) -> None:
    """Import files and print what happened. Raises UserError when any row is bad."""
    columns = tuple(pair_of(text) for text in wish.columns)
    books = open_books(settings)
    given_back: list[Path] = []
    bad_rows = BadRowsFile(books.wording.language, wish.bad_rows)
    order = Order(
        company_id=FIRST_COMPANY,
        now=SystemClock().now(),
        author=Author(None, "import", uuid4().hex),
        dry_run=wish.dry_run,
        columns=columns,
        system=wish.system,
    )

    def give_back(sheets: Sequence[Sheet], findings: Findings) -> None:
        given_back.extend(bad_rows.write(sheets, findings))

    with progress_bar(books.wording.say("导入", "importing")) as step:
        report = import_paths(books.database, paths, order, step, give_back)
    for problem in report.warnings:
        sys.stderr.write(f"! {problem_line(problem, books.wording)}\n")
    if report.error_count:
        raise _refused(report, given_back)
    sys.stdout.write(summary(report, books.wording, dry_run=wish.dry_run))


@contextmanager
def progress_bar(title: str) -> Iterator[Callable[[int, int | None], None]]:
    """Show a bar on a terminal, nothing elsewhere; yields `step(done, total)`.

    Where nobody knows the total it only counts.
    """
    columns = (TextColumn(title), BarColumn(), MofNCompleteColumn())
    hidden = not sys.stdout.isatty()
    with Progress(*columns, console=Console(), transient=True, disable=hidden) as progress:
        task = progress.add_task(title, total=None)

        def step(done: int, total: int | None) -> None:
            progress.update(task, completed=done, total=total)

        yield step


def summary(report: ImportReport, wording: Wording, *, dry_run: bool) -> str:
    lines = [problem_line(note, wording) for note in report.notes]
    lines += [
        wording.say(
            "{file}：新增 {new}，更新 {changed}，未变 {same}",
            "{file}: {new} new, {changed} changed, {same} unchanged",
            file=count.file,
            new=count.new,
            changed=count.changed,
            same=count.unchanged,
        )
        for count in report.files
    ]
    lines.append(
        wording.say(
            "合计：新增 {new}，更新 {changed}{dry}",
            "In all: {new} new, {changed} changed{dry}",
            new=report.new,
            changed=report.changed,
            dry=wording.say("（试运行，未写入）", " (dry run, nothing written)") if dry_run else "",
        )
    )
    return "\n".join(lines) + "\n"


def problem_line(problem: Problem, wording: Wording) -> str:
    """Name a problem as a spreadsheet shows it: file, row, column, why."""
    row = wording.say("第 {n} 行", "row {n}", n=problem.row) if problem.row else ""
    place = " · ".join(part for part in (problem.file, row, problem.column) if part)
    return f"{place}: {problem.zh if wording.language == 'zh' else problem.en}"


def _refused(report: ImportReport, given_back: Sequence[Path]) -> UserError:
    zh = "\n".join(problem_line(problem, Wording("zh")) for problem in report.errors)
    en = "\n".join(problem_line(problem, Wording("en")) for problem in report.errors)
    count = f"{report.error_count:,}"
    more_zh = "，太多了，后面的没有再看" if report.stopped_early else ""
    more_en = ", too many: the rest was not looked at" if report.stopped_early else ""
    if given_back:
        places = ", ".join(str(path) for path in given_back)
        zh += f"\n有问题的行和原因在 {places}，改好后再导入整个原文件，或改好后只导入它。"
        en += f"\nThe bad rows, with reasons: {places}. Mend them and import again."
    return UserError(
        f"有 {count} 处问题{more_zh}，什么都没有导入：\n{zh}",
        f"{count} problems{more_en}, nothing was imported:\n{en}",
        code="bad_rows",
    )

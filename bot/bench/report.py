"""Shows findings: a table for people, JSON for programs."""

import json
from collections.abc import Sequence

import typer
from rich.console import Console
from rich.table import Table

from bot.bench.findings import Finding

COLUMNS = ("benchmark", "figure", "ours", "theirs", "ratio", "bar", "met")
# Where the output goes to a file, rich takes 80 columns and would break the figures.
WIDTH_WITHOUT_TERMINAL = 120


def show_findings(findings: Sequence[Finding], *, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps([finding.to_json() for finding in findings], indent=2))
        return
    console = Console()
    if not console.is_terminal:
        console = Console(width=WIDTH_WITHOUT_TERMINAL)
    console.print(table_of(findings))


def table_of(findings: Sequence[Finding]) -> Table:
    table = Table(title="salesbeat bench")
    for column in COLUMNS:
        is_number = column in {"ours", "theirs", "ratio", "bar"}
        table.add_column(column, justify="right" if is_number else "left")
    for finding in findings:
        table.add_row(*_row(finding))
    return table


def _row(finding: Finding) -> tuple[str, ...]:
    met = "[green]yes[/]" if finding.is_met else "[red]no[/]"
    return (
        finding.benchmark,
        finding.figure,
        amount(finding.ours, finding.unit),
        "" if finding.theirs is None else amount(finding.theirs, finding.unit),
        "" if finding.ratio is None else f"{finding.ratio:.2f}",
        str(finding.bar),
        met,
    )


def amount(value: float, unit: str) -> str:
    """Word a measured value: three digits that mean something, and its unit."""
    digits = 0 if value >= 100 else 1 if value >= 10 else 2  # noqa: PLR2004 (digits of a number)
    return f"{value:,.{digits}f} {unit}"

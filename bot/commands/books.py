"""Commands that bring files into the books and out of them."""

from pathlib import Path
from typing import Annotated

import typer

from bot.commands.options import DatabaseUrl
from bot.settings import settings_with


def import_files(
    paths: Annotated[list[Path], typer.Argument(help="CSV or XLSX files, or folders of them.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check, change nothing.")] = False,  # noqa: FBT002 (a flag of the command line)
    columns: Annotated[
        list[str] | None,
        typer.Option("--map", help="THEIR COLUMN=OURS; remembered for files of this shape."),
    ] = None,
    system: Annotated[
        str | None,
        typer.Option("--as", help="An export of salesforce, 简道云, 销售易, 用友 or EC."),
    ] = None,
    bad_rows: Annotated[
        Path | None,
        typer.Option("--bad-rows", help="Write bad rows here, not beside the input."),
    ] = None,
    db: DatabaseUrl = None,
) -> None:
    """Import members, accounts, deals and more; all or nothing.

    Bad rows are written, with the reason, to a file beside the input.

    Example: salesbeat import members.csv accounts.csv

    Example: salesbeat import deals.xlsx --map 甲方=客户 --map 跟单人=负责人
    """
    from bot.books import ImportWish, import_into

    wish = ImportWish(dry_run, tuple(columns or ()), system, bad_rows)
    import_into(settings_with(db), paths, wish)


def export_file(
    what: Annotated[str, typer.Argument(help="members, deals, … (see --help)")],
    to: Annotated[Path, typer.Option("--to", help="A .csv, .xlsx or .parquet file.")],
    scope: Annotated[str | None, typer.Option(help="Only this scope, such as east.")] = None,
    period: Annotated[str | None, typer.Option(help="Only this period, such as 2026-Q4.")] = None,
    person: Annotated[
        str | None, typer.Option("--as", help="Only what this member may see.")
    ] = None,
    db: DatabaseUrl = None,
) -> None:
    """Write records to a file that imports again.

    WHAT is members, accounts, deals, stage_history, credits, activities, follow_ups, payments,
    targets, channels; contacts, points, suggestions, trainings, leaderboard and audit do not
    import again. Parquet needs pip install 'salesbeat[parquet]'.

    Example: salesbeat export deals --to deals.xlsx --scope east
    """
    from bot.exporting import ExportWish, export_from

    export_from(settings_with(db), ExportWish(what, to, scope, period, person))

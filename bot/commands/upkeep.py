"""Commands for the operator: schema, backups, a check-up, the Slack manifest, benchmarks."""

from pathlib import Path
from typing import Annotated

import typer

from bot.commands.options import DatabaseUrl
from bot.settings import settings_with


def migrate(db: DatabaseUrl = None) -> None:
    """Bring the database to the schema of this version.

    Example: salesbeat migrate
    """
    from bot.assemble import open_books

    open_books(settings_with(db))
    typer.echo("✓ 数据库已是最新 / The database is up to date")


def backup(
    file: Annotated[Path, typer.Argument(help="Where to write the copy.")],
    force: Annotated[bool, typer.Option("--force", help="Overwrite a file that is there.")] = False,  # noqa: FBT002 (a flag of the command line)
    db: DatabaseUrl = None,
) -> None:
    """Write a consistent copy of the database while it is in use.

    Example: salesbeat backup salesbeat-2026-11-23.backup
    """
    from core.storage.backup import write_backup
    from core.storage.database import Database

    write_backup(Database(settings_with(db).database_url), file, replace=force)
    typer.echo(f"✓ 已备份 / Backed up: {file}")


def restore(
    file: Annotated[Path, typer.Argument(help="A file that `backup` wrote.")],
    replace: Annotated[bool, typer.Option("--replace", help="Replace what is there.")] = False,  # noqa: FBT002 (a flag of the command line)
    db: DatabaseUrl = None,
) -> None:
    """Put a copy back; stop the bot first.

    Example: salesbeat restore salesbeat-2026-11-23.backup
    """
    from core.storage.backup import restore_backup
    from core.storage.database import Database

    restore_backup(Database(settings_with(db).database_url), file, replace=replace)
    typer.echo(f"✓ 已恢复 / Restored: {file}")


def doctor(db: DatabaseUrl = None) -> None:
    """Check settings, database, fonts and platform credentials; say what to mend.

    Example: salesbeat doctor
    """
    from bot.doctor import check_everything

    findings = check_everything(settings_with(db))
    for finding in findings:
        typer.echo(f"{'✓' if finding.well else '✗'} {finding.what}: {finding.says}")
    if not all(finding.well for finding in findings):
        raise typer.Exit(1)


def slack_manifest(
    url: Annotated[str | None, typer.Option(help="Where Slack reaches the bot, https://…")] = None,
) -> None:
    """Print the Slack app manifest to paste into “Create app from manifest”.

    Example: salesbeat slack-manifest --url https://sales.example.com
    """
    from bot.slack.manifest import EXAMPLE
    from bot.slack.manifest import slack_manifest as manifest

    typer.echo(manifest(url or EXAMPLE))
    if not url:
        # Beside the manifest and not in it: what is printed is piped and pasted.
        typer.echo(
            f"{EXAMPLE} 只是示例地址，请写上你的 / is only an example; give yours: "
            "--url https://your.host",
            err=True,
        )


def bench(
    names: Annotated[list[str] | None, typer.Argument(help="Only these.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,  # noqa: FBT002
) -> None:
    """Run the project's own benchmarks; each prints ratios of one run.

    “import-full” imports a million deals and runs only when it is named.

    Example: salesbeat bench funnel
    """
    from bot.bench import run_benchmarks

    run_benchmarks(names or [], as_json=json)

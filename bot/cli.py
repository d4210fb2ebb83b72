"""The command line: names, options and help of every command; the work is done elsewhere."""

import typer

from bot.commands import auditing, books, chatting, jobs, phrases, serving, upkeep

app = typer.Typer(
    name="salesbeat",
    help="Salesbeat 销售节拍: a sales assistant for Slack and WeCom.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode="rich",
)

app.command()(serving.demo)
app.command()(serving.serve)
app.command()(serving.worker)
app.command()(chatting.chat)
app.command()(chatting.parse)
app.command("import")(books.import_files)
app.command("export")(books.export_file)
app.command()(auditing.audit)
app.command("run-job")(jobs.run_job)
app.command("jobs")(jobs.show_jobs)
app.command()(phrases.phrases)
app.command()(upkeep.migrate)
app.command()(upkeep.backup)
app.command()(upkeep.restore)
app.command()(upkeep.doctor)
app.command("slack-manifest")(upkeep.slack_manifest)
app.command("bench")(upkeep.bench)

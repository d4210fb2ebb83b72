"""The command line as an operator meets it: help with an example, one clear line for bad input."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.storage.database import Database
from tests.company import found_company

COMMANDS = (
    "demo", "serve", "worker", "chat", "parse", "import", "export", "run-job", "jobs", "phrases",
    "audit", "migrate", "backup", "restore", "doctor", "slack-manifest", "bench",
)  # fmt: skip


def salesbeat(
    *arguments: str, stdin: str = "", **settings: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        input=stdin,
        env=os.environ | settings,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command):
    asked = salesbeat(command, "--help")

    assert asked.returncode == 0
    assert "Example:" in asked.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nosuch",), "No such command"),
        (("serve", "--port", "99999"), "65535"),
        (("chat",), "--as"),
        (("import", "nowhere.csv"), "nowhere.csv"),
        (("run-job", "nosuch"), "nosuch"),
        (("jobs", "--now", "yesterday"), "yesterday"),
        (("jobs", "--now", "0001-01-01"), "0001-01-01"),
        (("export", "deals", "--to", "deals.doc"), ".doc"),
        (("chat", "--as", "谁也不是"), "谁也不是"),
        (("bench", "nosuch"), "nosuch"),
        (("slack-manifest", "--url", "notaurl"), "https://your.host"),
        (("audit", "--record", "cat 1"), "cat 1"),
        (("export", "deals", "--to", "x.csv", "--as", "谁也不是"), "谁也不是"),
    ],
)
def test_bad_input_gets_one_clear_line(arguments, said, sqlite_url):
    refused = salesbeat(*arguments, DATABASE_URL=sqlite_url)

    assert refused.returncode != 0
    assert said in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("language", "zh", "en"), [("zh", True, False), ("en", False, True), ("", True, True)]
)
def test_a_refusal_is_in_the_language_that_was_set_and_in_both_where_none_was(language, zh, en):
    refused = salesbeat("slack-manifest", "--url", "notaurl", SALESBEAT_LANGUAGE=language)

    assert ("请写" in refused.stderr, "Write" in refused.stderr) == (zh, en)


def test_a_list_of_bad_settings_is_there_once_under_both_headings():
    refused = salesbeat("jobs", SALESBEAT_TIMEZONE="Mars/Olympus")

    heading, line = refused.stderr.strip().splitlines()
    assert "请在 .env 里改好" in heading
    assert "need mending" in heading
    assert "Mars/Olympus" in line


def test_a_manifest_without_an_address_says_beside_it_that_it_has_an_example():
    printed = salesbeat("slack-manifest")

    assert json.loads(printed.stdout)["display_information"]["name"] == "Salesbeat"
    assert "--url https://your.host" in printed.stderr


def test_a_job_run_again_says_that_it_posted_already(sqlite_url):
    database = Database(sqlite_url)
    found_company(database)
    database.close()
    run = ("run-job", "morning-leaderboard", "--now", "2026-11-23T09:00", "--db", sqlite_url)

    first, again = salesbeat(*run), salesbeat(*run)

    assert "排行榜" in first.stdout
    assert again.stdout == "没有要发的：11月23日 周一 09:00 已发过，同一天不重复发。\n"


def test_a_file_that_is_no_database_is_named(tmp_path: Path):
    other = tmp_path / "deals.csv"
    other.write_text("a,b\n1,2\n" * 200)

    refused = salesbeat("jobs", "--db", f"sqlite:///{other}")

    assert "deals.csv" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_message_is_parsed_without_a_database():
    parsed = salesbeat("parse", "撤销")

    assert parsed.stdout == '{"intent": "undo"}\n'

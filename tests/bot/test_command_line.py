"""The command line as an operator meets it: help with an example, one clear line for bad input."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

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
        (("audit", "--record", "cat 1"), "cat 1"),
        (("export", "deals", "--to", "x.csv", "--as", "谁也不是"), "谁也不是"),
    ],
)
def test_bad_input_gets_one_clear_line(arguments, said, sqlite_url):
    refused = salesbeat(*arguments, DATABASE_URL=sqlite_url)

    assert refused.returncode != 0
    assert said in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1


def test_a_file_that_is_no_database_is_named(tmp_path: Path):
    other = tmp_path / "deals.csv"
    other.write_text("a,b\n1,2\n" * 200)

    refused = salesbeat("jobs", "--db", f"sqlite:///{other}")

    assert "deals.csv" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_message_is_parsed_without_a_database():
    parsed = salesbeat("parse", "撤销")

    assert parsed.stdout == '{"intent": "undo"}\n'

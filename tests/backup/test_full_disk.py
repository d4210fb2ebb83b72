"""A disk that takes no more: one clear line, and no half file stays behind."""

import subprocess
import sys
from pathlib import Path

import pytest

# As on a full disk, a file can grow to this size and no further.
LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))
from bot.__main__ import main
main()
"""
ROOT = Path(__file__).parents[2]


def on_a_full_disk(*arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-c", LIMITED, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet"])
def test_an_export_says_so_and_leaves_nothing(chat, tmp_path: Path, form: str):
    for number in range(12):
        chat.says(f"拜访华东医疗，{'谈了很久的价格和交付时间，' * 8}第{number}次")
    chat.database.close()

    done = on_a_full_disk(
        "export", "activities", "--to", f"{tmp_path}/x.{form}", "--db", chat.database.url
    )

    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert [path.name for path in tmp_path.iterdir() if path.name.lstrip(".").startswith("x")] == []


def test_a_backup_says_so_and_leaves_nothing(chat_on_both, tmp_path: Path):
    chat_on_both.database.close()

    done = on_a_full_disk("backup", f"{tmp_path}/b", "--db", chat_on_both.database.url)

    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert [path.name for path in tmp_path.iterdir() if path.name.lstrip(".").startswith("b")] == []

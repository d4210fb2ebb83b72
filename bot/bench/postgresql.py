"""A throw-away PostgreSQL cluster for one measurement, with every commit on disk."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from bot.bench.servers import free_port
from core.errors import UserError

BINARIES = Path("/usr/lib/postgresql/15/bin")
USER = "salesbeat"


@dataclass
class Cluster:
    """A running cluster, reached over loopback."""

    port: int
    _numbers: Iterator[int] = field(default_factory=count)

    def url(self, name: str) -> str:
        """Return a database's address as libpq and the bare server read it."""
        return f"postgresql://{USER}@127.0.0.1:{self.port}/{name}"

    def create(self, template: str = "template0") -> str:
        """Make a database, a copy of `template`, and return its name."""
        import psycopg

        name = f"bench{next(self._numbers)}"
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}".encode())
        return name


@contextmanager
def cluster() -> Iterator[Cluster]:
    """Run a new cluster until the block ends. Raises UserError without PostgreSQL's programs."""
    if not (BINARIES / "initdb").exists():
        raise UserError(
            f"没有找到 PostgreSQL 15（{BINARIES}）。请先运行 make setup。",
            f"PostgreSQL 15 is not at {BINARIES}. Run make setup first.",
        )
    # A folder of its own, right under the temporary folder: the postgres user has to reach it.
    folder = Path(tempfile.mkdtemp(prefix="salesbeat-bench-pg-"))
    port = free_port()
    try:
        _start(folder, port)
        yield Cluster(port)
    finally:
        _run("pg_ctl", "-D", f"{folder}/data", "-m", "immediate", "-w", "stop", check=False)
        shutil.rmtree(folder)


def _start(folder: Path, port: int) -> None:
    if os.geteuid() == 0:
        # PostgreSQL refuses to run as root.
        shutil.chown(folder, "postgres", "postgres")
    data = f"{folder}/data"
    _run("initdb", "-D", data, "-A", "trust", "-U", USER, "--no-sync", "-E", "UTF8")
    options = f"-c listen_addresses=127.0.0.1 -p {port} -k {folder} -c fsync=on"
    _run("pg_ctl", "-D", data, "-w", "-l", f"{folder}/log", "-o", options, "start")


def _run(program: str, *arguments: str, check: bool = True) -> None:
    as_postgres = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run(  # noqa: S603 (Debian's programs with our own arguments)
        [*as_postgres, str(BINARIES / program), *arguments],
        check=check,
        cwd="/",
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )

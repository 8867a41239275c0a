"""Alembic takes the steps from one version of the tables to another. Imported when there is one to take: most starts
find everything in its place, and have no use for Alembic's weight.
"""

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def up(connection: Connection, version: str = "head") -> None:
    """To `head`, the newest, from nothing too. Raises CommandError where the database's version is unknown here."""
    command.upgrade(config(connection), version)


def down(connection: Connection, version: str = "base") -> None:
    """To `base`: nothing stands any more."""
    command.downgrade(config(connection), version)


def config(connection: Connection) -> Config:
    """Alembic's settings for one connection; there is no alembic.ini."""
    settings = Config()
    settings.attributes["connection"] = connection
    settings.set_main_option("script_location", "care.store:migrations")
    settings.set_main_option("path_separator", "os")
    return settings

"""The command line. Heavy parts (aiogram, the store) are imported by the command that needs them, when it runs."""

import os
import sys

import typer

from bot.commands.broadcast import broadcast
from bot.commands.check import check
from bot.commands.dead_letters import dead_letters
from bot.commands.demo import demo
from bot.commands.event import event
from bot.commands.ids import ids
from bot.commands.importing import importing
from bot.commands.init import init
from bot.commands.key import key
from bot.commands.loyalty import loyalty
from bot.commands.migrate import migrate
from bot.commands.outbox import outbox
from bot.commands.qr import qr
from bot.commands.replies import replies
from bot.commands.retention import retention
from bot.commands.rules import rules
from bot.commands.run import run
from bot.commands.shows.audit import audit
from bot.commands.shows.figures import figures
from bot.commands.shows.followups import followups
from bot.commands.shows.may_write import may_write
from bot.commands.shows.route import route
from bot.commands.shows.when import when
from bot.commands.webhooks import webhooks

app = typer.Typer(
    help="Turbota: a customer-care bot for Telegram in Ukrainian, Russian and English.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # they print local variables, which hold people's words
)
for command in (init, run, demo, check, ids, qr, route, migrate, figures, audit, outbox, retention, when):
    app.command()(command)
app.command()(event)
app.command()(followups)
app.command("may-write")(may_write)
app.add_typer(broadcast, name="broadcast")
app.add_typer(dead_letters, name="dead-letters")
app.add_typer(importing, name="import")
app.add_typer(key, name="key")
app.add_typer(loyalty, name="loyalty")
app.add_typer(replies, name="replies")
app.add_typer(rules, name="rules")
app.add_typer(webhooks, name="webhooks")


def main() -> None:
    """Whatever ends a command is explained; what only its traceback explains tells no secret."""
    os.umask(0o077)  # what is written here may hold people's words: it is its owner's alone
    try:
        app()
    except Exception as error:
        from bot.checks.explained import explained  # noqa: PLC0415 - it knows the errors of all heavy parts

        typer.echo(explained(error), err=True)
        sys.exit(1)

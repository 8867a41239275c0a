"""Can others of this machine read the store? It holds what people wrote to us."""

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from bot.checks.finding import Finding, hint
from care.store.files import database_of, open_to_others, shell_words
from dialogs.language.words import Words


def check_files(database_url: str, _: Words) -> list[Finding]:
    try:
        database = database_of(make_url(database_url))
    except ArgumentError:  # the store's own check says so
        return []
    found = open_to_others(database) if database else []
    if not found:
        return []
    text = _(
        "Other users of this machine can read what customers wrote: {paths}.",
        paths=", ".join(map(str, found)),
    )
    command = f"chmod go= {shell_words(found)}"
    return [hint(_.plain(text), _.plain(_("To remove their access, run: {command}", command=command)))]

"""`turbota run`."""

import typer


def run() -> None:
    """Run the bot on Telegram, with its token in the environment: BOT_TOKEN=… turbota run."""
    import gc

    from bot.telegram.schemas import build_on_use

    gc.disable()  # what is imported stays; settle_heap switches it on again
    build_on_use()

    from bot.app import run as run_bot
    from bot.checks.explained import explained
    from bot.observe.logs import configure_logs
    from bot.run.loop import run_loop
    from bot.settings.changed import beginning
    from bot.settings.settings import load_settings

    settings = load_settings()
    configure_logs(settings.log_level, settings.log_format, settings.secrets)
    business = beginning(settings)
    run_loop(
        run_bot(
            settings,
            business,
            tell=lambda error: typer.echo(explained(error), err=True),
            invite=lambda link: typer.echo(_invitation(link)),
        )
    )


def _invitation(link: str) -> str:
    from bot.checks.reader import reader_words

    _ = reader_words()
    said = _("Nobody has set this bot up yet. Open this link in Telegram to become its admin:")
    return f"{_.plain(said)}\n{link}"

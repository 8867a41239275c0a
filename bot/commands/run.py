"""`turbota run`."""


def run() -> None:
    """Run the bot on Telegram. The environment has its token: BOT_TOKEN=… turbota run."""
    from bot.app import run as run_bot
    from bot.logs import configure_logs
    from bot.loop import run_loop
    from bot.settings import load_business, load_settings

    settings = load_settings()
    configure_logs(settings.log_level, settings.log_format, settings.secrets)
    run_loop(run_bot(settings, load_business(settings.turbota_settings)))

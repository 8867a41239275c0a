"""How it runs: Telegram in and out, the clock, HTTP, the command line. The only place that knows aiogram."""

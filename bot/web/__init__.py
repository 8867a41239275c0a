"""HTTP in: health, figures, Telegram's webhook."""

"""How it looks on Telegram: text with entities, keyboards, files, charts."""

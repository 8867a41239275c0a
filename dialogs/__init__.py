"""How we talk: one file per conversation, each a pure state machine. Knows no Telegram and no database."""

"""Messages out: one client to Telegram with its budgets, the screens, and the outbox of what must arrive."""

"""What a message can hold, checked as Telegram checks it."""

"""Did it arrive? Asking Telegram about a message whose answer was lost."""

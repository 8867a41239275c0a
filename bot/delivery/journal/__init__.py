"""What we have asked Telegram to do, noted call by call beside the store."""

"""`turbota check`: is everything as the bot needs it? In plain words, and what to do about what is not."""

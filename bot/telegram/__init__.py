"""Telegram's side of things as plain as they come: the session, updates and buttons as they are read and written."""

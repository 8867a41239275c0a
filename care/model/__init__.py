"""A ticket and what has happened to it, as plain values."""

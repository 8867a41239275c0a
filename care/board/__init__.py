"""The queue as staff reads it, on demand and on the board of each group."""

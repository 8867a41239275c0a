"""Plain values that every room knows."""

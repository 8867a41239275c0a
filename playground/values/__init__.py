"""Plain values of the world."""

"""The world's state, and the few ways in which it changes."""

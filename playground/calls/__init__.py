"""Parameters of a call, read off the function that serves it."""

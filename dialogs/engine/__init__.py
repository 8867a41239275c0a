"""The one shape of every conversation."""

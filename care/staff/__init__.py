"""The people who work at the desk: what they did, when they are there."""

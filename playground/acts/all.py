"""Importing this registers everything people can do."""

from playground.acts import files, groups, pins, pressing, private, talking, topics
from playground.acts.base import ACTS

__all__ = ["ACTS", "files", "groups", "pins", "pressing", "private", "talking", "topics"]

"""Importing this registers everything people can do."""

from playground.acts import pressing, private, talking, topics
from playground.acts.base import ACTS

__all__ = ["ACTS", "pressing", "private", "talking", "topics"]

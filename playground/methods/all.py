"""Importing this registers every method of the Bot API that the playground offers."""

from playground.methods import callbacks, editing, sending, topics, updates
from playground.methods.base import METHODS

__all__ = ["METHODS", "callbacks", "editing", "sending", "topics", "updates"]

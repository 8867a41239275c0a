"""Importing this registers every method of the Bot API that the playground offers."""

from playground.methods import (
    callbacks,
    chats,
    commands,
    copying,
    deleting,
    editing,
    files,
    media,
    pins,
    profile,
    reactions,
    sending,
    topics,
    updates,
)
from playground.methods.base import METHODS

__all__ = [
    "METHODS",
    "callbacks",
    "chats",
    "commands",
    "copying",
    "deleting",
    "editing",
    "files",
    "media",
    "pins",
    "profile",
    "reactions",
    "sending",
    "topics",
    "updates",
]

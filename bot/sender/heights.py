"""The highest message_id known of each chat: where to look for a message whose arrival is in doubt (arrival.py)."""

from collections import UserDict


class Heights(UserDict[int, int]):
    def saw(self, chat_id: int, message_id: int) -> None:
        if message_id > self.get(chat_id, 0):
            self[chat_id] = message_id

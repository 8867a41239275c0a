"""Canned replies as people write them, in a file (file.py) or a message (written.py): mistakes are named by line."""

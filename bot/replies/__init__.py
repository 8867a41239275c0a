"""Canned replies as people write them: a file (file.py), or a message (written.py). Both name mistakes by their line."""

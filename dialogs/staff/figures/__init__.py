"""Figures in words: what is asked for (query.py, understanding.py), said (screen.py) and drawn (picture.py)."""

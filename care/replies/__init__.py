"""Canned replies: their rules (model.py), where they are kept (rows.py), finding one by a few letters (finding.py)."""

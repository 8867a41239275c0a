"""Feedback, and an operator's answer to it."""

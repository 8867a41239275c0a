"""What is sent to many at once (docs/broadcasts.md)."""

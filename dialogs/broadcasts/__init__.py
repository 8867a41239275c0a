"""What broadcasts look like to whoever gets them, and to the admins who write them (docs/broadcasts.md)."""

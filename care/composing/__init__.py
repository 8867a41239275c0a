"""What admins write for many customers, until it is begun (docs/broadcasts.md)."""

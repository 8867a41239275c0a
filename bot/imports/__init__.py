"""Customers and purchases from a spreadsheet: read, checked row by row, brought into the ledger (docs/import.md)."""

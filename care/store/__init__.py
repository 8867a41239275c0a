"""The store: tables, unit of work, migrations.

SQLite by default, PostgreSQL when a business outgrows one machine.
"""

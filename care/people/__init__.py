"""Who we deal with: customers, operators, and the groups where operators work."""

"""What came in and could not be handled."""

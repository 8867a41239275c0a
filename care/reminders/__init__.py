"""What customers asked to be reminded of: kept, changed, and told when its time comes."""

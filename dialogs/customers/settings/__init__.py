"""What customers choose and know about themselves with us."""

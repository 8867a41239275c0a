"""What customers have for staying with us: their points, and what those buy."""

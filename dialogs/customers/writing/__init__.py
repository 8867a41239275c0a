"""What customers write to us: a complaint, a question, words that have no place yet."""

"""What we ask customers: feedback, a score, whether they would recommend us, and what else we begin."""

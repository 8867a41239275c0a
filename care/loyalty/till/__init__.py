"""What a customer and whoever stands at a till tell each other: cards, vouchers, and their codes."""

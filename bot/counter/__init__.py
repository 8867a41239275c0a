"""At a counter without a till: whose card a cashier has photographed, and what the sum brings."""

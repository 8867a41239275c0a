"""What we know and promise: customers, tickets, feedback, hours. Knows neither Telegram's library nor how we talk."""

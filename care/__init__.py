"""What we know and promise: customers, tickets, feedback, hours.

It knows neither Telegram's library nor how we talk.
"""

"""Who is speaking: a customer, the staff's desk, an admin. A router reads an update inside the transaction and
sends nothing.
"""

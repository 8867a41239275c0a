"""Who is speaking: a customer, the staff's desk, an admin. A door reads an update inside the transaction and
sends nothing.
"""

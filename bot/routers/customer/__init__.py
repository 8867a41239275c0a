"""The customers' router, private chats: who comes (visits.py), what they say and to whom (hearing.py), and what the
conversation makes of that (talking.py).
"""

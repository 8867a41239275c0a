"""What tills and other systems of the business may do: with which key, for whom, each thing once (docs/api.md).

A till is a name; its keys come and go. Receipts are of the till that told them, and no other till can touch them.
"""

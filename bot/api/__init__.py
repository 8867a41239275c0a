"""The API for tills and a CRM, under /v1: HTTP around what care/tills does (docs/api.md)."""

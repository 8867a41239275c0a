"""Secrets and deployment from the environment, the business's rules from `turbota.toml`; what is wrong with them."""

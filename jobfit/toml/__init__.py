"""TOML files as plain data with the place of every key and value, for profiles, rules and feeds alike."""

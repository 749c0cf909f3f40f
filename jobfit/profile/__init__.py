"""profile.toml becomes a Profile: the person, the bar and the rules, or all the Problems at once."""

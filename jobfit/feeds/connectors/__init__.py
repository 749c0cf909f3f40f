"""Connectors: one module a kind of feed; each turns a feed's documents into entries and knows nothing of networks."""

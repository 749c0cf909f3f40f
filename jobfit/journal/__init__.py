"""Journal: what felt good or bad at work becomes proposed nice rules; nothing is written without a yes."""

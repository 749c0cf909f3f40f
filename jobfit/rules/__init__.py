"""Facts become firings: rules as data, judged by durable_rules."""

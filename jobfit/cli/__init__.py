"""The command line: every command parses, calls one function and prints one value."""

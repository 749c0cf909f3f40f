"""The marked text of a posting: spans, the sheet of facts, and its renderings."""

"""Which settings hold for a file, which findings are accepted, and what changed since a revision."""

"""What the desk hands out: annotated drafts, comparison tables, lists of findings, opinions."""

"""The language server: what the checker finds, shown in an editor while a draft is written."""

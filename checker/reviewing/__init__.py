"""The reviewers' desk: who decided what on which version, kept in a database."""

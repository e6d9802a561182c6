"""The reviewers' desk without its pages: matters, versions, findings, decisions, audit."""

"""Alembic migrations of the reviewers' database."""

"""A report laid out for readers and for programs."""

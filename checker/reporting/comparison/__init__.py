"""A comparison as the table that goes with a submission (修改前后对照表), in several formats."""

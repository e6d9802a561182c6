"""Amending decisions (修改决定, 修正案): what they order, and the text that follows."""
from checker.amending.decisions import parse_decision

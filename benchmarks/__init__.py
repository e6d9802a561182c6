"""How fast the checker is and how much memory it takes, beside two simpler ways of checking."""

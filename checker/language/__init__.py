"""What each provision says: its concepts, their contexts, and what flows in from elsewhere."""

"""What people added to our own sheets: carried to the new ones, or kept whole on a copy of the old sheet."""

"""What an earlier version wrote or promised holds for this one."""

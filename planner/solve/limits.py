"""Limits of what a solve can be asked, apart from its options so that the help of a command appears at once."""

MOST_THREADS = 256
"""Threads that can be asked for: thousands end the process."""

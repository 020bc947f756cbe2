"""What a solve hands over: the plan's numbers, and what is said about them."""

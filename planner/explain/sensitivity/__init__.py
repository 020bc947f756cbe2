"""What limits a plan: what one more unit of each binding limit is worth."""

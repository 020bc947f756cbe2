"""Plans nearly as good as the best."""

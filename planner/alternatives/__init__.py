"""Plans nearly as good as the best one, each the best at something that the goals do not weigh."""

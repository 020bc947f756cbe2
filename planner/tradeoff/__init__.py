"""What one aim, or one limit, costs in terms of another: the plans that no other plan beats on both."""

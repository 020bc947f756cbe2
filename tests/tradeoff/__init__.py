"""The trade-off curve of two costs, of a case and as published."""

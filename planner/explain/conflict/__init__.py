"""Why no plan exists: the conflicts between rules, in words and figures."""

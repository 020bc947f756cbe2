"""Grades the plan that stands on a workbook's Transfers sheet, whoever made it."""

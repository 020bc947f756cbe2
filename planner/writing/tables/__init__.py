"""Workbooks of tables and charts about several plans of one case."""

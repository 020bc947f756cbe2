"""Workbooks as files: opened within bounds, and changed without loss.

Only the XML parts that must change are rewritten, and only around what changes.
"""

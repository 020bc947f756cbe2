"""Reads a workbook into typed tables and finds every fault in it, before anything is planned."""

"""Tests of the spreadsheet package: files read and changed without loss."""

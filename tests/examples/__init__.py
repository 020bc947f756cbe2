"""Tests of the example cases."""

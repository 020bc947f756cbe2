"""An independent program for the same contract: it reads a workbook, builds its own LP and solves it.

It shares nothing with the planner, so that an error has to be made twice to go unseen. It expects a sane
workbook and is written to be read, not to be fast.
"""

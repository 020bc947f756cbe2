"""The plan that a workbook holds: who it is, what was agreed, what people typed beside it."""

"""The comparison workbooks: tables and native charts on a case, in the look of the plan workbook."""

"""The workbook contract as data: sheets, columns, settings, rules and goals with their names in both languages."""

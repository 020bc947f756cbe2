"""The local page: a workbook is dropped, solved, edited and solved again while people look on."""

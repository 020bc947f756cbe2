"""The round trip with management: a plan workbook is edited by people and solved again."""

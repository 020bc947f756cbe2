"""The linear program: columns, rows and goals, as models/transfers.md defines them. Built here, solved elsewhere."""

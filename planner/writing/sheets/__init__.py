"""The result sheets: one module and one ``write_<sheet>(book)`` function for each (see ``registry``)."""

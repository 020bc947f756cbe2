"""How sure a promise is: attrition and passing are averages in the program and chance in life."""

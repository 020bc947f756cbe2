"""Other futures of a case: stated, swept and drawn, solved warm from one another, and compared."""

"""One language's edition of the catalogue: its records in order, who says what of whom, what is missing."""

"""The plan as one whole: the questions that everything above asks of valid data."""

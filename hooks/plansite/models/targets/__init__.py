"""Targets: their figures and units, how they were adjusted, and the table that states them."""

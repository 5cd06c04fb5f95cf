"""Pages that gather what stands apart elsewhere: the whole text, what belongs to a theme, areas, days to come."""

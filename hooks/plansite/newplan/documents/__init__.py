"""Documents as people have them, each read into one structure."""

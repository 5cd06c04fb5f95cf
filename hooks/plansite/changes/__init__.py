"""What changes for the public between two states of the data: what is new, and what was public and is edited."""

"""Where staff put figures in: one writer of the data files, and the doors that lead to it."""

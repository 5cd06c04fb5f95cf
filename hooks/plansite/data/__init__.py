"""Reading files: YAML values with their places, and the characters they are written in."""

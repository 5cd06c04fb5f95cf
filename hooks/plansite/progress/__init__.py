"""How far a plan has come: the published method, and what it says of each target."""

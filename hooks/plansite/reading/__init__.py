"""From files to checked data: YAML with its places, the plan's text, settings, messages, checks."""

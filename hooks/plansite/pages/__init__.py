"""Page bodies: each module turns one part of the plan into Markdown and says where it is published."""

"""引用: how the plan's text and figures are cited, as pure functions from facts to strings."""

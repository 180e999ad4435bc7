"""What a person's answers show over time, as numbers; pages and programs draw or send them."""

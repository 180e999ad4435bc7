"""Reading the bank: items, topics, findings."""

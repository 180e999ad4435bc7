"""Reading texts: words, sentences and clauses, and the encoder."""

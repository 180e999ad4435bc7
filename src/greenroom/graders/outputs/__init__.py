"""The judge: results of code and queries compared with those of a reference."""

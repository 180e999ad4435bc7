"""The records of the spine: frozen, without input or output."""

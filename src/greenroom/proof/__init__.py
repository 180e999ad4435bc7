"""Proofs of items: references, alternatives, wrong answers and mutants are run, not believed."""

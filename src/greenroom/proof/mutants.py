"""Mutants of references: each small mistake that the tests of an item should notice."""

from greenroom.proof.mutant import Mutant
from greenroom.proof.python_mutants import mutants
from greenroom.proof.sql_mutants import sql_mutants

__all__ = ["Mutant", "mutants", "sql_mutants"]

"""How well the grader agrees with people, on questions that it was not fitted on."""

"""The learner's state as a pure fold over evidence."""

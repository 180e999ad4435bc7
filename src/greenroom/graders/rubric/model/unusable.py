"""Why a sample of a model's does not count."""


class Unusable(Exception):
    """A sample that cannot be used.

    Its text goes on after "the model llama3.1:8b" and is fit to show a person: it has nothing of
    the key, of the answer or of what the server sent.
    """

def edit_cost(spoken, transcript, replace, delete, insert):
    """Return the least number of seconds that turns the transcript into what was spoken."""
    raise NotImplementedError

def reused_tokens(prompts, block):
    """Return for each prompt how many of its first tokens are cached already."""
    raise NotImplementedError

# A set of all prefixes of whole blocks, as tuples.
def reused_tokens(prompts, block):
    known, out = set(), []
    for prompt in prompts:
        cuts = range(block, len(prompt) + 1, block)
        out.append(max((cut for cut in cuts if tuple(prompt[:cut]) in known), default=0))
        known.update(tuple(prompt[:cut]) for cut in cuts)
    return out

def reused_tokens(prompts, block):
    root = {}
    reused = []
    for prompt in prompts:
        node, known = root, 0
        for end in range(block, len(prompt) + 1, block):
            tokens = tuple(prompt[end - block : end])
            if tokens in node:
                known = end
            node = node.setdefault(tokens, {})
        reused.append(known)
    return reused

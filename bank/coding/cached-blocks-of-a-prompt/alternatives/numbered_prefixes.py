# Each prefix of blocks gets a number; a pair (number of the prefix before, block) leads to the next one.
def reused_tokens(prompts, block):
    number = {}
    reused = []
    for prompt in prompts:
        before, matched, is_known = 0, 0, True
        for i in range(len(prompt) // block):
            key = (before, tuple(prompt[i * block : (i + 1) * block]))
            if key not in number:
                is_known = False
                number[key] = len(number) + 1
            before = number[key]
            matched += is_known
        reused.append(matched * block)
    return reused

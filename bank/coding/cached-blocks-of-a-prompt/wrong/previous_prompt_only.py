# earlier prompts: compares with the prompt just before
def reused_tokens(prompts, block):
    out, last = [], []
    for p in prompts:
        n = 0
        while n < min(len(p), len(last)) and p[n] == last[n]:
            n += 1
        out.append(n // block * block)
        last = p
    return out

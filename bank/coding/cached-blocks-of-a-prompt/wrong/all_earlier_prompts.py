# growth: compares with every earlier prompt
def reused_tokens(prompts, block):
    out = []
    for i, p in enumerate(prompts):
        best = 0
        for q in prompts[:i]:
            n = 0
            while n + block <= min(len(p), len(q)) and p[n : n + block] == q[n : n + block]:
                n += block
            best = max(best, n)
        out.append(best)
    return out

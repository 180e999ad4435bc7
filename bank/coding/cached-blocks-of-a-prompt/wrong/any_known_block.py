# beginnings: looks for blocks anywhere in the cache, whatever came before them
def reused_tokens(prompts, block):
    seen, out = set(), []
    for p in prompts:
        blocks = [tuple(p[i : i + block]) for i in range(0, len(p) - block + 1, block)]
        n = 0
        while n < len(blocks) and blocks[n] in seen:
            n += 1
        out.append(n * block)
        seen.update(blocks)
    return out

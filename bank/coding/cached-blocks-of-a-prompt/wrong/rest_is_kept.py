# whole blocks: keeps the incomplete block at the end as well
def reused_tokens(prompts, block):
    root, out = {}, []
    for p in prompts:
        node, n = root, 0
        for i in range(0, len(p), block):
            part = tuple(p[i : i + block])
            if part in node:
                n = i + len(part)
            node = node.setdefault(part, {})
        out.append(n)
    return out

# whole blocks: counts common tokens without cutting to whole blocks
def reused_tokens(prompts, block):
    root, out = {}, []
    for p in prompts:
        node, n, on = root, 0, True
        for t in p:
            on = on and t in node
            n += on
            node = node.setdefault(t, {})
        out.append(n)
    return out

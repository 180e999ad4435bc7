# No tables: for each context, scan the notes for what follows its last words.
def next_words(sentences, contexts):
    out = []
    for context in contexts:
        for tail in (context[-2:] if len(context) > 1 else None, context[-1:] or None, []):
            if tail is None:
                continue
            size = len(tail)
            seen = [s[i] for s in sentences for i in range(size, len(s)) if s[i - size : i] == tail]
            if seen:
                out.append(max(sorted(set(seen)), key=seen.count))
                break
        else:
            out.append(None)
    return out

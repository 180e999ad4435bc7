# length penalty: does not count the end token in the length
def beam_search(table, start, end, width, max_length, alpha):
    live, finished = [(0.0, [])], []
    for _ in range(max_length):
        extended = [(t + lp, ws + [w]) for t, ws in live for w, lp in table[ws[-1] if ws else start].items()]
        kept = sorted(extended, reverse=True)[:width]
        finished += [h for h in kept if h[1][-1] == end]
        live = [h for h in kept if h[1][-1] != end]
        if not live:
            break
    score, words = max((t / max(1, len(ws) - (ws[-1] == end)) ** alpha, ws) for t, ws in finished or live)
    return words, score

# places of the finished: fills the places of finished hypotheses with others
def beam_search(table, start, end, width, max_length, alpha):
    live, finished = [(0.0, [])], []
    for _ in range(max_length):
        extended = sorted(((t + lp, ws + [w]) for t, ws in live for w, lp in table[ws[-1] if ws else start].items()), reverse=True)
        finished += [h for h in extended[:width] if h[1][-1] == end]
        live = [h for h in extended if h[1][-1] != end][:width]
        if not live:
            break
    score, words = max((t / len(ws) ** alpha, ws) for t, ws in finished or live)
    return words, score

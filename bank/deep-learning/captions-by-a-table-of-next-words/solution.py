def beam_search(table, start, end, width, max_length, alpha):
    live, finished = [(0.0, [])], []
    for _ in range(max_length):
        extended = [
            (total + log_p, [*words, word])
            for total, words in live
            for word, log_p in table[words[-1] if words else start].items()
        ]
        kept = sorted(extended, reverse=True)[:width]
        finished += [h for h in kept if h[1][-1] == end]
        live = [h for h in kept if h[1][-1] != end]
    score, words = max((total / len(words) ** alpha, words) for total, words in finished or live)
    return words, score

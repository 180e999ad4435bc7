# Contexts as slices in one dictionary of plain dictionaries; the best word by one scan of its counts.
def next_words(sentences, contexts):
    follow = {}
    for s in sentences:
        for i in range(len(s)):
            for k in range(min(i, 2) + 1):
                counts = follow.setdefault(tuple(s[i - k : i]), {})
                counts[s[i]] = counts.get(s[i], 0) + 1
    out = []
    for context in contexts:
        guess = None
        for k in (2, 1, 0):
            if k > len(context):
                continue
            for word, count in follow.get(tuple(context[len(context) - k :]), {}).items():
                if guess is None or count > guess[0] or (count == guess[0] and word < guess[1]):
                    guess = (count, word)
            if guess:
                break
        out.append(guess and guess[1])
    return out

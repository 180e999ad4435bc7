from collections import Counter, defaultdict


def next_words(sentences, contexts):
    following = defaultdict(Counter)
    for words in sentences:
        following[()].update(words)
        for second, word in zip(words, words[1:]):
            following[(second,)].update([word])
        for first, second, word in zip(words, words[1:], words[2:]):
            following[first, second].update([word])
    return [_predict(following, context) for context in contexts]


def _predict(following, context):
    pair, last = tuple(context[-2:]), tuple(context[-1:])
    counts = following[pair] or following[last] or following[()]
    return min(counts, key=lambda word: (-counts[word], word), default=None)

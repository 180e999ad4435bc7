# no final full stop: drops what stands after the last full stop
def chunk(text, limit, overlap):
    sentences, current = [], []
    for word in text.split():
        current.append(word)
        if word[-1] in ".!?":
            sentences.append(current)
            current = []
    result, passage = [], []
    for sentence in sentences:
        if passage and sum(map(len, passage)) + len(sentence) > limit:
            result.append(" ".join(" ".join(s) for s in passage))
            passage = passage[1:]
            while passage and (sum(map(len, passage)) > overlap or sum(map(len, passage)) + len(sentence) > limit):
                passage = passage[1:]
        passage = [*passage, sentence]
    if passage:
        result.append(" ".join(" ".join(s) for s in passage))
    return result

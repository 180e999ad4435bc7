# the end: writes the shared tail of the last passage as one more passage
def chunk(text, limit, overlap):
    sentences, current = [], []
    for word in text.split():
        current.append(word)
        if word[-1] in ".!?":
            sentences.append(current)
            current = []
    if current:
        sentences.append(current)
    result, passage = [], []
    for sentence in sentences:
        if passage and sum(map(len, passage)) + len(sentence) > limit:
            result.append(" ".join(" ".join(s) for s in passage))
            while passage and (sum(map(len, passage)) > overlap or sum(map(len, passage)) + len(sentence) > limit):
                passage = passage[1:]
        passage = [*passage, sentence]
    if passage:
        result.append(" ".join(" ".join(s) for s in passage))
        while passage and sum(map(len, passage)) > overlap:
            passage = passage[1:]
        if passage:
            result.append(" ".join(" ".join(s) for s in passage))
    return result

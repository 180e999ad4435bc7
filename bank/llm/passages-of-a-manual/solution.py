def chunk(text, limit, overlap):
    sentences = [[]]
    for word in text.split():
        sentences[-1].append(word)
        if word[-1] in ".!?":
            sentences.append([])
    sentences = [sentence for sentence in sentences if sentence]
    sizes = [len(sentence) for sentence in sentences]
    passages = []
    shared = end = 0
    while end < len(sentences):
        start = end - shared
        words = sum(sizes[start:end]) + sizes[end]
        end += 1
        while end < len(sentences) and words + sizes[end] <= limit:
            words += sizes[end]
            end += 1
        passages.append(" ".join(" ".join(sentence) for sentence in sentences[start:end]))
        shared = 0
        if end < len(sentences):
            room = min(overlap, limit - sizes[end])
            while sum(sizes[end - shared - 1 : end]) <= room:
                shared += 1
    return passages

# Two stable sorts: by word, then by count; cleaning by hand, character by character.
def top_words(lines, n):
    marks = set(".,:;!?()[]") | {'"', "'"}
    counts = {}
    for line in lines:
        for piece in line.split():
            start, end = 0, len(piece)
            while start < end and piece[start] in marks:
                start += 1
            while end > start and piece[end - 1] in marks:
                end -= 1
            if start < end:
                word = piece[start:end].lower()
                counts[word] = counts.get(word, 0) + 1
    names = sorted(counts)
    names.sort(key=counts.get, reverse=True)
    return [[name, counts[name]] for name in names[:n]]

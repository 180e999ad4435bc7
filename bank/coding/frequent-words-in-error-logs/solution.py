from collections import Counter


def top_words(lines, n):
    counts = Counter()
    for line in lines:
        for piece in line.split():
            word = piece.strip(".,:;!?()[]\"'").lower()
            if word:
                counts[word] += 1
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ordered[:n]

# cleaning: splits at single spaces, so that tabs stay in words
from collections import Counter


def top_words(lines, n):
    counts = Counter(w for line in lines for p in line.split(" ") if (w := p.strip(".,:;!?()[]\"'").lower()))
    return sorted(counts.items(), key=lambda i: (-i[1], i[0]))[:n]

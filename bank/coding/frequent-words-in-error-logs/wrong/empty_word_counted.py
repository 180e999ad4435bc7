# cleaning: counts pieces of which nothing is left
from collections import Counter


def top_words(lines, n):
    counts = Counter(p.strip(".,:;!?()[]\"'").lower() for line in lines for p in line.split())
    return sorted(counts.items(), key=lambda i: (-i[1], i[0]))[:n]

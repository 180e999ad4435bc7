# cleaning: removes the marks inside a word as well
from collections import Counter


def top_words(lines, n):
    table = str.maketrans("", "", ".,:;!?()[]\"'")
    counts = Counter(w for line in lines for p in line.split() if (w := p.translate(table).lower()))
    return sorted(counts.items(), key=lambda i: (-i[1], i[0]))[:n]

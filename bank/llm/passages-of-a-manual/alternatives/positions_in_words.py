# Borders of sentences as positions in the list of words, and a deque of them.
from collections import deque


def chunk(text, limit, overlap):
    words = text.split()
    ends = [i + 1 for i, w in enumerate(words) if w.endswith((".", "!", "?")) or i + 1 == len(words)]
    out = []
    window = deque()
    begin = 0
    for end in ends:
        if window and end - window[0] > limit:
            out.append(" ".join(words[window[0] : begin]))
            window.popleft()
            while window and (begin - window[0] > overlap or end - window[0] > limit):
                window.popleft()
        window.append(begin)
        begin = end
    if window:
        out.append(" ".join(words[window[0] :]))
    return out

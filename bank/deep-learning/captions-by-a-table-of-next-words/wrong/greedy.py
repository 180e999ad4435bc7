# width: follows the best word at each step, whatever the width
def beam_search(table, start, end, width, max_length, alpha):
    words, total, last = [], 0.0, start
    while len(words) < max_length and last != end:
        last = max(table[last], key=table[last].get)
        total += table[words[-1] if words else start][last]
        words.append(last)
    return words, total / len(words) ** alpha

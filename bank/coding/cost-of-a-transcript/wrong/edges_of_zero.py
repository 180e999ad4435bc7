# empty: leaves the first row and column at 0, as if words at the beginning came for free
def edit_cost(spoken, transcript, replace, delete, insert):
    above = [0] * (len(spoken) + 1)
    for w in transcript:
        row = [0]
        for j, s in enumerate(spoken):
            row.append(min(above[j] + (w != s) * replace, above[j + 1] + delete, row[j] + insert))
        above = row
    return above[-1]

# directions: turns what was said into the transcript, so insertion and deletion are exchanged
def edit_cost(spoken, transcript, replace, delete, insert):
    above = [j * insert for j in range(len(transcript) + 1)]
    for a in spoken:
        row = [above[0] + delete]
        for j, b in enumerate(transcript):
            row.append(min(above[j] + (a != b) * replace, above[j + 1] + delete, row[j] + insert))
        above = row
    return above[-1]

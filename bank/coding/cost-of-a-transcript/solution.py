def edit_cost(spoken, transcript, replace, delete, insert):
    above = [j * insert for j in range(len(spoken) + 1)]
    for written in transcript:
        row = [above[0] + delete]
        for j, said in enumerate(spoken):
            change = 0 if written == said else replace
            row.append(min(above[j] + change, above[j + 1] + delete, row[j] + insert))
        above = row
    return above[-1]

# replacements: compares the texts place by place
def edit_cost(spoken, transcript, replace, delete, insert):
    cost = sum(replace for a, b in zip(spoken, transcript) if a != b)
    rest = len(spoken) - len(transcript)
    return cost + (rest * insert if rest > 0 else -rest * delete)

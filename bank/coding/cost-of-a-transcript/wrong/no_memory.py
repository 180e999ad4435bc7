# random: solves the same pairs of prefixes again and again
def edit_cost(spoken, transcript, replace, delete, insert):
    if not spoken or not transcript:
        return len(spoken) * insert + len(transcript) * delete
    if spoken[-1] == transcript[-1] and replace <= delete + insert:
        return edit_cost(spoken[:-1], transcript[:-1], replace, delete, insert)
    return min(
        edit_cost(spoken[:-1], transcript[:-1], replace, delete, insert) + (spoken[-1] != transcript[-1]) * replace,
        edit_cost(spoken, transcript[:-1], replace, delete, insert) + delete,
        edit_cost(spoken[:-1], transcript, replace, delete, insert) + insert,
    )

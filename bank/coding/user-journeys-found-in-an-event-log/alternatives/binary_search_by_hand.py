# Positions per event and a binary search written out.
def journeys_found(log, journeys):
    places = {}
    for i in range(len(log)):
        places.setdefault(log[i], []).append(i)
    answers = []
    for journey in journeys:
        start = 0
        for event in journey:
            known = places.get(event, ())
            low, high = 0, len(known)
            while low < high:
                middle = (low + high) // 2
                if known[middle] < start:
                    low = middle + 1
                else:
                    high = middle
            if low == len(known):
                answers.append(False)
                break
            start = known[low] + 1
        else:
            answers.append(True)
    return answers

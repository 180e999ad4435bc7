# memory: remembers the place of every model in a dictionary
def fallback_shape(fallback, start):
    place, m = {}, start
    while m != -1 and m not in place:
        place[m] = len(place)
        m = fallback[m]
    if m == -1:
        return len(place), 0
    return place[m], len(place) - place[m]

# order: looks for the events directly after one another
def journeys_found(log, journeys):
    return [any(log[i : i + len(j)] == j for i in range(len(log) - len(j) + 1)) for j in journeys]

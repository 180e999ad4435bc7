# growth: reads the log from its beginning for each journey
def journeys_found(log, journeys):
    found = []
    for journey in journeys:
        rest = iter(log)
        found.append(all(event in rest for event in journey))
    return found

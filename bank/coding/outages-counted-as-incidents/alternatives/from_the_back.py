# Sorted by end, from the back, with a stack of incidents.
def incidents(outages, gap):
    stack = []
    for start, end in sorted(outages, key=lambda o: (o[1], o[0]), reverse=True):
        while stack and end + gap >= stack[-1][0]:
            later = stack.pop()
            start, end = min(start, later[0]), max(end, later[1])
        stack.append([start, end])
    return stack[::-1]

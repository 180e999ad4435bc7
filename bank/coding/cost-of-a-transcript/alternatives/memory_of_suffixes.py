# From the end of both texts, a full table filled backwards.
def edit_cost(spoken, transcript, replace, delete, insert):
    n, m = len(transcript), len(spoken)
    rest = [[0.0] * (m + 1) for _ in range(n + 1)]
    for i in range(n, -1, -1):
        for j in range(m, -1, -1):
            ways = []
            if i < n:
                ways.append(rest[i + 1][j] + delete)
            if j < m:
                ways.append(rest[i][j + 1] + insert)
            if i < n and j < m:
                same = transcript[i] == spoken[j]
                ways.append(rest[i + 1][j + 1] + (0 if same else replace))
            if ways:
                rest[i][j] = min(ways)
    return rest[0][0]

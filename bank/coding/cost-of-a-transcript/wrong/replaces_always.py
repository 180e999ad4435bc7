# dear replacements: replaces a wrong word whenever no neighbour fits, without comparing the costs
def edit_cost(spoken, transcript, replace, delete, insert):
    n, m = len(transcript), len(spoken)
    c = [[0] * (m + 1) for _ in range(n + 1)]
    for i in range(n + 1):
        for j in range(m + 1):
            if not i or not j:
                c[i][j] = i * delete + j * insert
            elif transcript[i - 1] == spoken[j - 1]:
                c[i][j] = c[i - 1][j - 1]
            else:
                c[i][j] = min(c[i - 1][j - 1], c[i - 1][j], c[i][j - 1])
                c[i][j] += replace if c[i][j] == c[i - 1][j - 1] else delete if c[i][j] == c[i - 1][j] else insert
    return c[n][m]

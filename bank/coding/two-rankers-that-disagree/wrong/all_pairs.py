# growth: compares all pairs
def disagreements(old_scores, new_scores):
    count, n = 0, len(old_scores)
    for i in range(n):
        for j in range(i):
            if (old_scores[i] - old_scores[j]) * (new_scores[i] - new_scores[j]) < 0:
                count += 1
    return count

# Dijkstra's algorithm on the grid of pairs of positions.
import heapq


def edit_cost(spoken, transcript, replace, delete, insert):
    goal = (len(transcript), len(spoken))
    done, heap = set(), [(0, (0, 0))]
    while heap:
        cost, (i, j) = heapq.heappop(heap)
        if (i, j) == goal:
            return cost
        if (i, j) in done:
            continue
        done.add((i, j))
        if i < goal[0]:
            heapq.heappush(heap, (cost + delete, (i + 1, j)))
        if j < goal[1]:
            heapq.heappush(heap, (cost + insert, (i, j + 1)))
        if i < goal[0] and j < goal[1]:
            step = 0 if transcript[i] == spoken[j] else replace
            heapq.heappush(heap, (cost + step, (i + 1, j + 1)))

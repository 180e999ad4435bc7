# tails: takes the place where the pointers meet for the entry of the loop
def fallback_shape(fallback, start):
    slow = fast = start
    steps = met = 0
    while True:
        for _ in range(2):
            steps += 1
            fast = fallback[fast]
            if fast == -1:
                return steps, 0
        slow = fallback[slow]
        met += 1
        if slow == fast:
            break
    loop, fast = 1, fallback[slow]
    while fast != slow:
        fast, loop = fallback[fast], loop + 1
    return (0 if slow == start else met), loop

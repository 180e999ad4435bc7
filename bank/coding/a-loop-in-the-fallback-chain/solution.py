def fallback_shape(fallback, start):
    slow, fast, steps = start, start, 0
    while True:
        for _ in range(2):
            steps += 1
            fast = fallback[fast]
            if fast == -1:
                return steps, 0
        slow = fallback[slow]
        if slow == fast:
            break
    tail, slow = 0, start
    while slow != fast:
        slow, fast = fallback[slow], fallback[fast]
        tail += 1
    loop, fast = 1, fallback[slow]
    while fast != slow:
        fast = fallback[fast]
        loop += 1
    return tail, loop

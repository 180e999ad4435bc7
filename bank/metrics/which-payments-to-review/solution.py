from itertools import groupby


def cheapest_threshold(scores, amounts, frauds, review_cost):
    cost = sum(amount for amount, fraud in zip(amounts, frauds) if fraud)
    best, lowest = None, cost
    payments = sorted(zip(scores, amounts, frauds), reverse=True)
    for score, tied in groupby(payments, key=lambda payment: payment[0]):
        for _, amount, fraud in tied:
            cost += review_cost - amount * fraud
        if cost < lowest:
            best, lowest = score, cost
    return best, lowest

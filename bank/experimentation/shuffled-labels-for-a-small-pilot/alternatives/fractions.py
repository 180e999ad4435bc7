# Exact fractions in plain Python.
from fractions import Fraction


def p_value(times, is_new, shuffles):
    times, flags = [int(t) for t in times], [bool(f) for f in is_new]
    m = sum(flags)
    n = len(flags) - m

    def difference(order):
        total = Fraction(0)
        for flag, j in zip(flags, order):
            total += Fraction(times[j], m) if flag else -Fraction(times[j], n)
        return total

    real = difference(range(len(times)))
    c = [abs(difference(row)) >= abs(real) for row in shuffles].count(True)
    return float(real), (1 + c) / (1 + len(shuffles))

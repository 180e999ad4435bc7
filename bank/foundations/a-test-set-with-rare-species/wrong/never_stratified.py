# stratified: cuts the shuffled rows once, whatever the species
def split(labels, percent, order, stratify):
    n = len(order)
    cut = min(max((n * percent + 50) // 100, 1), n - 1) if n > 1 else 0
    return order[cut:], order[:cut]

# balance: deals out rows instead of riders, so that riders are split
def assign_folds(riders, k):
    return [i % k for i in range(len(riders))]

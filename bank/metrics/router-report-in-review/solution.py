import numpy as np


def report(truth, scores, threshold, k):
    """Macro and micro F1 at a threshold, and NDCG@k, of a router with several right teams."""
    # A ticket goes to every team whose score reaches the threshold.
    sent = scores >= threshold
    hits = (sent & (truth == 1)).sum(axis=0)

    # Per team 2h + f + m: all that were sent and all that were due.
    counted = sent.sum(axis=0) + truth.sum(axis=0)
    # Teams without any ticket would divide 0 by 0.
    seen = np.flatnonzero(counted)
    f1 = 2 * hits[seen] / counted[seen]

    # The mean over the teams that have an F1.
    macro = f1.mean()
    # The counts of all teams in one F1.
    micro = 2 * hits.sum() / counted.sum()
    return {"macro_f1": macro, "micro_f1": micro, "ndcg": mean_ndcg(truth, scores, k)}


def mean_ndcg(truth, scores, k):
    """Mean NDCG@k over the tickets that have a right team."""
    truth, scores = truth[truth.any(axis=1)], scores[truth.any(axis=1)]

    # The ranking, and the best one there is: right teams first.
    ranking = np.argsort(-scores, axis=1, kind="stable")[:, :k]
    ranked = np.take_along_axis(truth, ranking, axis=1)
    ideal = np.sort(truth, axis=1)[:, ::-1][:, :k]

    # Later places earn less.
    discounts = np.log2(np.arange(k) + 2)
    return np.mean((ranked / discounts).sum(axis=1) / (ideal / discounts).sum(axis=1))

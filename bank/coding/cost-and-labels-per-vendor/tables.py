"""Vendors, batches and labels, with every way in which a join can lose or repeat rows."""


def table(names, rows):
    return {name: [row[i] for row in rows] for i, name in enumerate(names.split())}


def database(vendors, batches, statuses):
    labels = [(i + 1, batch, status) for i, (batch, status) in enumerate(statuses)]
    return {
        "vendors": table("vendor_id name", vendors),
        "batches": table("batch_id vendor_id cost_cents", batches),
        "labels": table("label_id batch_id status", labels),
    }


def visible():
    return database(
        [(1, "Amberline"), (2, "Borealis"), (3, "Cartwheel"), (4, "Dunmore"), (5, "Eastgate")],
        [(10, 1, 500), (11, 1, 500), (12, 2, 900), (13, 3, 300), (14, 5, 250), (15, 5, 400)],
        [(10, "accepted"), (10, "accepted"), (10, "rejected"), (12, "rejected"), (12, None)]
        + [(13, "accepted"), (14, "accepted"), (15, "accepted"), (15, None)],
    )


def hidden(rng):
    return {
        "batches of one price": drawn(rng, [400, 400, 700]),
        "batches without accepted labels": drawn(rng, list(range(150, 900, 7)), bare=0.4),
    }


def drawn(rng, costs, bare=0.1):
    # The first vendors are there whatever is drawn: no batch, nothing accepted, no labels at all.
    vendors = [(1, "Amberline"), (2, "Borealis"), (3, "Cartwheel"), (4, "Amberline")]
    vendors += [(i, f"Vendor {i}") for i in range(5, 30)]
    batches = [
        (1, 2, costs[0]),
        (2, 2, costs[1]),
        (3, 3, costs[2]),
        (4, 4, costs[0]),
        (5, 4, costs[0]),
    ]
    statuses = [(1, "rejected"), (1, "rejected"), (2, None)]
    statuses += [(4, "accepted")] * 3 + [(5, "accepted")] * 2 + [(5, "rejected")]
    for batch in range(6, 90):
        batches.append((batch, int(rng.integers(4, 28)), int(rng.choice(costs))))
        if rng.random() < bare:
            continue
        for _ in range(int(rng.integers(1, 8))):
            status = ["accepted", "accepted", "rejected", None][int(rng.integers(4))]
            statuses.append((batch, status))
    order = rng.permutation(len(statuses))
    return database(vendors, batches, [statuses[i] for i in order])

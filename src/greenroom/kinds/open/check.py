"""What is wrong with an open item that its schema allows."""

from collections.abc import Iterator

from greenroom.kinds.open.item import LABEL_RANGES, OpenItem, OpenSample


def findings(item: OpenItem) -> Iterator[tuple[str, str]]:
    """Field and message of each."""
    points = {point.id for point in item.points}
    for index, misconception in enumerate(item.misconceptions):
        if misconception.corrects is not None and misconception.corrects not in points:
            yield f"misconceptions[{index}].corrects", _unknown(misconception.corrects, points)
    if item.samples:
        missing = sorted(set(LABEL_RANGES) - {sample.shows for sample in item.samples})
        if missing:
            yield "samples", f"there is none that shows {', '.join(missing)}"
    for index, sample in enumerate(item.samples):
        for field, message in _of_sample(item, sample):
            yield f"samples[{index}]{field}", message


def _of_sample(item: OpenItem, sample: OpenSample) -> Iterator[tuple[str, str]]:
    points = {point.id for point in item.points}
    wrong = {misconception.id for misconception in item.misconceptions}
    for field, known in (("covered", points), ("partly", points), ("held", wrong)):
        for id_ in getattr(sample, field):
            if id_ not in known:
                yield f".{field}", _unknown(id_, known)
    both = set(sample.covered) & set(sample.partly)
    if both:
        yield ".partly", f"found {min(both)}, which is covered as well"
    if sample.shows == "wrong" and not sample.held:
        yield ".held", "name the misconceptions that a wrong sample shows"
    low, high = LABEL_RANGES[sample.shows]
    label = item.label(sample)
    if not low <= label <= high:
        yield (
            "",
            f"covers {label:.2f} of the weight; one that shows {sample.shows}: {low} to {high}",
        )


def _unknown(found: str, known: set[str]) -> str:
    return f"found {found}; known are {', '.join(sorted(known))}"

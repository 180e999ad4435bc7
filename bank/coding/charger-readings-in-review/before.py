def summarise(readings, limits, size):
    """Mean of all readings, held in memory."""
    held = list(readings)
    return {"batches": [], "mean": sum(held) / len(held) if held else None}

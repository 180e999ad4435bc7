"""Text that others wrote, made fit for a terminal."""


def safe(text: str) -> str:
    """Without control characters: what a program printed must not steer a terminal."""
    return "".join(c if c.isprintable() or c in "\n\t" else "\ufffd" for c in text)

def fuse(rankings, k, weights, top):
    """Return [(document, score), ...], highest score first, at most `top` of them."""
    raise NotImplementedError

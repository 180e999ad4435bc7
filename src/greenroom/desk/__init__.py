"""An answer written in an editor of one's own: a folder or a notebook out, an answer back in."""

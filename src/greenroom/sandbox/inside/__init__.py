"""What runs on the other side of the wall: launcher, zygote and the harness in each child.

These modules import only the standard library, the codec and each other. They run in a process of
their own, in which neither the rest of Greenroom nor its dependencies exist.
"""

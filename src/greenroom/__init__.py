"""Greenroom: the room where people get ready for machine-learning interviews."""

from importlib.metadata import version

__version__ = version("greenroom")

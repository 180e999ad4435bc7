"""Runs code that nobody vouches for, and gives back its outputs, never a grade."""

from greenroom.errors import SandboxFault
from greenroom.sandbox.child import Child
from greenroom.sandbox.level import AttackRun, Layer, Level, Report
from greenroom.sandbox.outcome import Call, Outcome
from greenroom.sandbox.supervisor import Sandbox

__all__ = [
    "AttackRun",
    "Call",
    "Child",
    "Layer",
    "Level",
    "Outcome",
    "Report",
    "Sandbox",
    "SandboxFault",
]

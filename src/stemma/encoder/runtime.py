"""ONNX Runtime with its telemetry off. Nothing else in the project imports it.

As it is shipped, it writes an id of the machine and a database of events into the user's cache when
it is imported, and sends them to its maker. Only this variable, set before the import, keeps it
from both; nothing else here writes to the environment.

Source: the switch is described in `docs/Privacy.md` of ONNX Runtime.
"""

import os

os.environ["ORT_DISABLE_TELEMETRY"] = "1"

from onnxruntime import (
    InferenceSession,
    SessionOptions,
    disable_telemetry_events,
)

__all__ = ["InferenceSession", "SessionOptions"]

# A program that imported it before Stemma has its files already; from here on nothing is sent.
disable_telemetry_events()

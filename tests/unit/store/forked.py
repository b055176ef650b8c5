"""Work in other processes that may be killed; what they say of it is read as they say it."""

import os
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress

Tell = Callable[[str], None]


class Forked:
    """A process that does some work, and tells line by line what it has done."""

    def __init__(self, work: Callable[[Tell], None]) -> None:
        self._read, write = os.pipe()
        self._told = b""
        self.pid = os.fork()
        if self.pid:
            os.close(write)
            return
        code = 1
        try:
            os.close(self._read)
            work(lambda line: _write(write, line))
            code = 0
        except BaseException:  # noqa: BLE001 - it is told, and the process ends
            _write(write, "FAILED " + traceback.format_exc().replace("\n", " | "))
        finally:
            with suppress(BaseException):
                sys.stdout.flush()
            os._exit(code)

    def kill_after(self, seconds: float, *, lines: int = 0) -> list[str]:
        """Kill it so long after it has told so many lines; all that it told."""
        self._wait(lines)
        time.sleep(seconds)
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        return self.end()

    def end(self) -> list[str]:
        """Wait for its end; all that it told."""
        while part := os.read(self._read, 65_536):
            self._told += part
        os.close(self._read)
        os.waitpid(self.pid, 0)
        # A line that was cut was not told.
        return self._told.decode().split("\n")[:-1]

    def _wait(self, lines: int) -> None:
        deadline = time.monotonic() + 30
        while self._told.count(b"\n") < lines and time.monotonic() < deadline:
            if select.select([self._read], [], [], 0.5)[0]:
                part = os.read(self._read, 65_536)
                if not part:
                    return
                self._told += part


def _write(place: int, line: str) -> None:
    os.write(place, (line + "\n").encode())

"""A PostgreSQL of the tests' own: in a folder that goes with it, on a port that nobody uses."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

NOBODY = "nobody"
"""The server does not run as root: then it runs as this user."""


def find_binaries() -> Path | None:
    """The folder of PostgreSQL's programs; `None` where there is none."""
    for program in sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True):
        return program.parent
    found = shutil.which("initdb")
    return None if found is None else Path(found).resolve().parent


@contextmanager
def running(binaries: Path) -> Iterator[str]:
    """The address of a server, without a database's name; it ends with the block."""
    folder = Path(tempfile.mkdtemp(prefix="stemma-postgresql-"))
    is_root = os.geteuid() == 0
    if is_root:
        shutil.chown(folder, NOBODY)
    data = folder / "data"
    as_user = ["runuser", "-u", NOBODY, "--"] if is_root else []

    def run(program: str, *arguments: str) -> None:
        subprocess.run(
            [*as_user, str(binaries / program), *arguments],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            cwd=folder,
            timeout=120,
        )

    port = _free_port()
    try:
        run("initdb", "-D", str(data), "-U", "stemma", "--auth=trust", "-E", "UTF8", "--no-sync")
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        run("pg_ctl", "-D", str(data), "-o", options, "-l", str(folder / "log"), "-w", "start")
        yield f"postgresql://stemma@127.0.0.1:{port}"
    finally:
        with suppress(subprocess.CalledProcessError):
            run("pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port

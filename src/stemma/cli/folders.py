"""The folders of the user, where the system has them: Linux by XDG, macOS, Windows."""

from __future__ import annotations

from pathlib import Path

APP = "stemma"


def find_cache_folder() -> Path | None:
    """Where fetched pages are kept; `None` where the user has no home: nothing is kept then.

    On Linux as the XDG Base Directory Specification has it: `$XDG_CACHE_HOME`, else `~/.cache`.
    """
    import platformdirs  # noqa: PLC0415 - most runs fetch nothing

    return _below(platformdirs.user_cache_path(APP, appauthor=False), "pages")


def find_data_folder() -> Path | None:
    """Where the usual store lies; `None` where the user has no home.

    On Linux `$XDG_DATA_HOME`, else `~/.local/share`.
    """
    import platformdirs  # noqa: PLC0415 - most runs keep nothing

    return _below(platformdirs.user_data_path(APP, appauthor=False))


def _below(folder: Path, *names: str) -> Path | None:
    # Without a home, "~" stays what it is, or the home is no whole path.
    return folder.joinpath(*names) if folder.is_absolute() else None

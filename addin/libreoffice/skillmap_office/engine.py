"""The engine as the extension uses it: the library that lies in its folder `lib`, with a private folder for what it makes."""

from __future__ import annotations

import os
import pathlib
import tempfile
from typing import Any, Callable, Iterable, Optional, Tuple

import skillmap_library

from .libraries import library_file

File = Tuple[str, str, bytes]  # what it is for, its name, its bytes
Progress = Callable[[str, int, int], None]

_loaded: Optional[skillmap_library.Library] = None


class NoLibrary(Exception):
    """There is none for this system, or it does not load."""

    def __init__(self, file: str, problem: object):
        super().__init__(str(problem))
        self.file = file


def library() -> skillmap_library.Library:
    """Loaded when it is first needed, so that an office that starts does not wait for it."""
    global _loaded
    if _loaded is None:
        path = pathlib.Path(__file__).resolve().parents[2] / "lib" / library_file()
        try:
            _loaded = skillmap_library.Library(path)
        except (OSError, AttributeError) as problem:
            raise NoLibrary(path.name, problem) from problem
    return _loaded


def run(command: str, files: Iterable[File], progress: Optional[Progress] = None, **options: Any) -> skillmap_library.Response:
    """What the engine answers. Whatever it needs on disk is in a folder that only this user can enter, and is gone after."""
    loaded = library()
    with tempfile.TemporaryDirectory(prefix="skillmap-") as scratch:  # mode 0700
        return loaded.run(command, list(files), progress=progress, scratch=os.fspath(scratch), **options)

"""The files of the engine by system, as they lie in the folder `lib` of the extension: those for Linux are for the kind of
machine that the extension was made on. Needs nothing of LibreOffice."""

from __future__ import annotations

import platform as this
import sys
from typing import Iterable, List, NamedTuple


class System(NamedTuple):
    starts: str     # what sys.platform begins with
    file: str
    platform: str   # as LibreOffice calls it


_SYSTEMS = (System("win", "skillmap.dll", "windows_x86_64"), System("linux", "libskillmap.so", f"linux_{this.machine()}"))


def library_file(platform: str = sys.platform) -> str:
    """The name says enough where a system is not known: there is no such file then."""
    return next((one.file for one in _SYSTEMS if platform.startswith(one.starts)), f"libskillmap ({platform})")


def platforms(files: Iterable[str]) -> List[str]:
    """LibreOffice's names of the systems that these are for. KeyError for a file of none."""
    known = {one.file: one.platform for one in _SYSTEMS}
    return sorted(known[file] for file in files)

"""A PostgreSQL server of a test's own, in a folder of its own, spoken to over a socket in that folder."""

import os
import pathlib
import pwd
import shutil
import subprocess
import tempfile


def _programs():
    found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda one: float(one.parts[4]))
    if found:
        return found[-1].parent
    return pathlib.Path(shutil.which("initdb")).parent if shutil.which("initdb") else None


def available():
    """Whether there is a server, and somebody other than root to run it."""
    if _programs() is None:
        return False
    if os.geteuid() != 0:
        return True
    return shutil.which("runuser") is not None and any(one.pw_name == "postgres" for one in pwd.getpwall())


class Server:
    """with Server() as server: server.url("database"), server.ask("SELECT …")"""

    def __init__(self, **settings):
        self._settings = {"fsync": "off", "listen_addresses": "", "max_connections": "20", **settings}

    def __enter__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="pg"))  # short: the name of a socket has few bytes
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres")
        self._run("initdb", "-D", self.folder / "data", "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        options = " ".join(f"-c {name}='{value}'" for name, value in self._settings.items())
        self._run("pg_ctl", "-D", self.folder / "data", "-w", "-l", self.folder / "log", "-o", f"-k {self.folder} {options}", "start")
        return self

    def __exit__(self, *_):
        self._run("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "stop")
        shutil.rmtree(self.folder)

    def _run(self, program, *arguments):
        words = [str(_programs() / program), *map(str, arguments)]
        if os.geteuid() == 0:
            words = ["runuser", "-u", "postgres", "--", *words]
        done = subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False, cwd="/")
        if done.returncode:
            log = self.folder / "log"
            raise AssertionError(f"{program}: {done.stderr}{log.read_text() if log.exists() else ''}")

    def url(self, database="postgres", user="tester"):
        return f"postgresql://{user}@/{database}?host={self.folder}"

    def ask(self, sql, database="postgres", check=True):
        """Rows of texts; a list of (rows) for the last statement."""
        done = subprocess.run([str(_programs() / "psql"), "-X", "-A", "-t", "-q", "-F", "\t", "-v", "ON_ERROR_STOP=1", self.url(database)],
                              input=sql, capture_output=True, text=True, check=False)
        if check and done.returncode:
            raise AssertionError(done.stderr)
        return [line.split("\t") for line in done.stdout.splitlines()]

    def make(self, database):
        self.ask(f"CREATE DATABASE {database}")
        return self.url(database)

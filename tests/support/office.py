"""A LibreOffice of one's own, driven over a pipe of UNO: a fresh profile with an extension in it. What is started here is ended
here, whatever happens."""

import contextlib
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time
import uuid

SOFFICE, UNOPKG, SETPRIV = (shutil.which(one) for one in ("soffice", "unopkg", "setpriv"))
NOBODY = "65534"
_SECONDS = 60

# Menus speak Japanese, nothing asks and nothing is looked up on the network.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Linguistic/General"><prop oor:name="UILocale" oor:op="fuse"><value>{language}</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="FirstRun" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="ShowTipOfTheDay" oor:op="fuse"><value>false</value></prop></item>
</oor:items>
"""


def missing():
    """What a test of the extension needs and this machine has not, or nothing."""
    for what, there in (("soffice", SOFFICE), ("unopkg", UNOPKG)):
        if not there:
            return what
    try:
        import uno  # noqa: F401
    except ImportError:
        return "python3-uno"
    return "" if os.geteuid() != 0 or SETPRIV else "setpriv (unopkg refuses root)"


def as_nobody(*needed):
    """For root, whom unopkg refuses: the arguments that run this program again as nobody, and those of it and of the files that
    it needs which nobody cannot read."""
    program = [SETPRIV, "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"]
    closed = [path for path in (sys.argv[0], *needed)
              if subprocess.run([*program, "test", "-r", path], check=False).returncode != 0]
    return [*program, sys.executable, *sys.argv], closed


def _environment(folder):
    """Temporary files in a folder of its own, to see what stays. A C locale without UTF-8 has no Japanese names of files."""
    temporary = pathlib.Path(folder) / "tmp"
    temporary.mkdir(exist_ok=True)
    return {**os.environ, "HOME": str(folder), "TMPDIR": str(temporary), "LC_ALL": "C.UTF-8", "SAL_USE_VCLPLUGIN": os.environ.get("SAL_USE_VCLPLUGIN", "svp")}


def install(extension, folder, language="ja"):
    """The profile in `folder` gets the extension as `unopkg add` puts it there. What unopkg says of it."""
    profile = pathlib.Path(folder) / "profile"
    settings = profile / "user/registrymodifications.xcu"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(_SETTINGS.format(language=language), encoding="utf-8")
    for arguments in (["add", "-f", str(extension)], ["list"]):
        done = subprocess.run([UNOPKG, arguments[0], f"-env:UserInstallation={profile.as_uri()}", *arguments[1:]], check=False,
                              capture_output=True, text=True, env=_environment(folder), timeout=_SECONDS)
        if done.returncode != 0:
            raise AssertionError(f"unopkg {arguments[0]}: {done.stdout}{done.stderr}")
    return done.stdout


class Office:
    """LibreOffice with the profile in `folder`, while the block runs: `context` is its component context."""

    def __init__(self, folder, arguments=("--headless",)):
        self._folder, self._arguments = pathlib.Path(folder), arguments
        self.context = self.process = self.desktop = None

    # Not a generator: exceptions of UNO take no traceback from one.
    def __enter__(self):
        try:
            self._start()
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(self, *_):
        self._end()

    def service(self, name):
        return self.context.ServiceManager.createInstanceWithContext(name, self.context)

    def documents(self):
        all_ = self.desktop.Components.createEnumeration()
        found = []
        while all_.hasMoreElements():
            found.append(all_.nextElement())
        return found

    def _start(self):
        pipe = "skillmap" + uuid.uuid4().hex
        profile = f"-env:UserInstallation={(self._folder / 'profile').as_uri()}"
        command = [SOFFICE, *self._arguments, "--norestore", "--nologo", "--nodefault", profile]
        with open(self._folder / "soffice.log", "ab") as log:
            self.process = subprocess.Popen([*command, f"--accept=pipe,name={pipe};urp;StarOffice.ComponentContext"], stdout=log,
                                            stderr=log, env=_environment(self._folder), start_new_session=True)
        self.context = _connected(pipe, self.process)
        self.desktop = self.service("com.sun.star.frame.Desktop")

    def _end(self):
        """Asks it to go, then ends whatever is left of what was started: the session is its own."""
        if self.desktop is not None:
            with contextlib.suppress(Exception):  # the bridge breaks while it goes
                for document in self.documents():
                    document.setModified(False)
                self.desktop.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(10)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def _connected(pipe, process):
    import uno
    from com.sun.star.connection import NoConnectException
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    end = time.monotonic() + _SECONDS
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if process.poll() is not None or time.monotonic() > end:
                raise
            time.sleep(0.1)

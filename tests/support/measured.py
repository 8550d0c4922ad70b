"""Runs programs and measures their memory, from a small process of its own: on Linux a child begins with the peak of
the process that started it."""

import json
import os
import pathlib
import subprocess
import sys
import threading


class Measured:
    """The small process. Start it before anything large is made."""

    def __init__(self):
        self.process = subprocess.Popen([sys.executable, "-I", str(pathlib.Path(__file__).resolve())], text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def run(self, arguments, out, err, seconds):
        """(exit code, peak memory in bytes), the output in files. The exit code is None after a hang."""
        self.process.stdin.write(json.dumps([[str(a) for a in arguments], str(out), str(err), seconds]) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def close(self):
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()


def run(arguments, out, err, seconds):
    with open(out, "wb") as stdout, open(err, "wb") as stderr:
        process = subprocess.Popen(arguments, stdin=subprocess.DEVNULL, stdout=stdout, stderr=stderr)
    hung = threading.Event()
    timer = threading.Timer(seconds, lambda: (hung.set(), process.kill()))
    timer.start()
    _, status, usage = os.wait4(process.pid, 0)
    timer.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    return None if hung.is_set() else process.returncode, usage.ru_maxrss * 1024


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(run(*json.loads(line))), flush=True)

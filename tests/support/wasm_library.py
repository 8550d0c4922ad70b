"""The engine in WebAssembly, run by Node, as skillmap_library.Library is used."""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile

from addin.libreoffice.skillmap_library import Response

RUN = pathlib.Path(__file__).resolve().parents[1] / "hosts/wasm/run.mjs"
DIST = pathlib.Path(os.environ.get("SKILLMAP_WASM", "build/wasm/engine/dist")).resolve()


def available():
    return shutil.which("node") is not None and (DIST / "skillmap.wasm").exists()


class WasmLibrary:
    def run(self, command, files=(), progress=None, scratch=None, **options):
        response, told, _ = self.measured(command, files, 1, **options)
        for step in told if progress else ():
            progress(*step)
        return response

    def measured(self, command, files, times, **options):
        """The response, what progress told, and the seconds that each of several runs took."""
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            listed = []
            for i, (role, file_name, content) in enumerate(files):
                path = folder / f"{i}.in"
                path.write_bytes(content)
                listed.append({"role": role, "name": file_name, "path": str(path)})
            (folder / "request.json").write_text(json.dumps(
                {"command": command, "options": options, "files": listed, "times": times}))
            # This emscripten takes Node for a browser where it can fetch.
            subprocess.run(["node", "--no-experimental-fetch", RUN, DIST, folder], check=True)
            said = json.loads((folder / "response.json").read_text("utf-8"))
            outputs = [(file_name, (folder / f"{i}.out").read_bytes()) for i, file_name in enumerate(said["said"]["files"])]
        return Response(said["said"]["code"], said["said"], outputs), [tuple(step) for step in said["told"]], said["times"]

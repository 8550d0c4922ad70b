"""The library of skillmap for Python, by its C interface (addin/c/skillmap.h). Files go in and come out as bytes."""

import ctypes
import json
import os

ABI_VERSION = 1

_PROGRESS = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_size_t)

# (name, result, arguments) of the functions used.
_FUNCTIONS = (
    ("skillmap_abi_version", ctypes.c_uint32, ()),
    ("skillmap_version", ctypes.c_char_p, ()),
    ("skillmap_request_new", ctypes.c_void_p, (ctypes.c_char_p, ctypes.c_size_t)),
    ("skillmap_request_free", None, (ctypes.c_void_p,)),
    ("skillmap_request_set_options", ctypes.c_int, (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t)),
    ("skillmap_request_set_scratch", ctypes.c_int, (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t)),
    ("skillmap_request_add_file", ctypes.c_int,
     (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_char_p,
      ctypes.c_size_t)),
    ("skillmap_request_set_progress", None, (ctypes.c_void_p, _PROGRESS, ctypes.c_void_p)),
    ("skillmap_run", ctypes.c_void_p, (ctypes.c_void_p,)),
    ("skillmap_response_free", None, (ctypes.c_void_p,)),
    ("skillmap_response_code", ctypes.c_int, (ctypes.c_void_p,)),
    ("skillmap_response_json", ctypes.c_void_p, (ctypes.c_void_p, ctypes.POINTER(ctypes.c_size_t))),
    ("skillmap_response_file_count", ctypes.c_size_t, (ctypes.c_void_p,)),
    ("skillmap_response_file_name", ctypes.c_void_p,
     (ctypes.c_void_p, ctypes.c_size_t, ctypes.POINTER(ctypes.c_size_t))),
    ("skillmap_response_file_bytes", ctypes.c_void_p,
     (ctypes.c_void_p, ctypes.c_size_t, ctypes.POINTER(ctypes.c_size_t))),
)


class Response:
    """What a command said: its exit code, its JSON as Python has it, and files as [(name, bytes)]."""

    def __init__(self, code, said, files):
        self.code, self.said, self.files = code, said, files

    @property
    def result(self):
        return self.said["result"]

    @property
    def error(self):
        """The message of what stopped the command, or None."""
        return self.said.get("error")

    @property
    def issues(self):
        return self.said["issues"]["issues"]


class Library:
    def __init__(self, path):
        self._functions = ctypes.CDLL(os.fspath(path))
        for name, result, arguments in _FUNCTIONS:
            function = getattr(self._functions, name)
            function.restype, function.argtypes = result, arguments
        if self.abi_version != ABI_VERSION:
            raise OSError(f"libskillmap has version {self.abi_version} of its interface, not {ABI_VERSION}")

    @property
    def abi_version(self):
        return self._functions.skillmap_abi_version()

    @property
    def version(self):
        return self._functions.skillmap_version().decode()

    def run(self, command, files=(), progress=None, scratch=None, **options):
        """Runs a command with [(role, name, bytes)]. `progress` is called with step, done and all."""
        request = self._functions.skillmap_request_new(*_text(command))
        try:
            added = self._functions.skillmap_request_set_options(request, *_text(json.dumps(options)))
            if scratch is not None:
                added &= self._functions.skillmap_request_set_scratch(request, *_text(os.fspath(scratch)))
            for role, name, content in files:
                added &= self._functions.skillmap_request_add_file(request, *_text(role), *_text(name), content,
                                                                   len(content))
            call = _PROGRESS(lambda _, step, done, all_: progress(step.decode(), done, all_)) if progress else _PROGRESS()
            self._functions.skillmap_request_set_progress(request, call, None)
            response = self._functions.skillmap_run(request) if added else None
        finally:
            self._functions.skillmap_request_free(request)
        if not response:
            raise MemoryError
        try:
            return self._taken(response)
        finally:
            self._functions.skillmap_response_free(response)

    def _taken(self, response):
        functions = self._functions
        files = [(_bytes(functions.skillmap_response_file_name, response, i).decode(),
                  _bytes(functions.skillmap_response_file_bytes, response, i))
                 for i in range(functions.skillmap_response_file_count(response))]
        return Response(functions.skillmap_response_code(response),
                        json.loads(_bytes(functions.skillmap_response_json, response)), files)


def _text(text):
    encoded = text.encode("utf-8", "surrogateescape")
    return encoded, len(encoded)


def _bytes(function, *arguments):
    size = ctypes.c_size_t()
    start = function(*arguments, ctypes.byref(size))
    return ctypes.string_at(start, size.value) if size.value else b""

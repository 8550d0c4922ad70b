"""Damaged archives: each case is a small workbook with one thing wrong, and how reading it may end."""

import dataclasses
import io
import struct
import typing
import unittest.mock
import warnings
import zipfile
import zlib

from tests.support import small_book
from tests.support.small_book import ANSWER, SHEET, archive, book, parts


@dataclasses.dataclass
class Case:
    name: str
    data: bytes
    answer: typing.Optional[str]  # what `cells` prints if it ends well; None where no answer is right or wrong
    may_read: bool = True
    may_refuse: bool = True


def right(name, data, answer=ANSWER):
    return Case(name, data, answer, may_refuse=False)


def refused(name, data):
    return Case(name, data, None, may_read=False)


def right_or_refused(name, data, answer=ANSWER):
    return Case(name, data, answer)


def any_end(name, data):
    return Case(name, data, None)


def truncated():
    whole = book()
    for percent in range(100):
        yield refused(f"{percent} % of the file", whole[:len(whole) * percent // 100])
    yield refused("all but one byte", whole[:-1])


def changed_bytes(whole, places, what):
    for at in places:
        for change, byte in (("^0xFF", whole[at] ^ 0xFF), ("+1", (whole[at] + 1) & 0xFF)):
            yield right_or_refused(f"{what}, byte {at} {change}", whole[:at] + bytes([byte]) + whole[at + 1:])


def directory_bytes():
    whole = book()
    return changed_bytes(whole, range(whole.index(b"PK\1\2"), len(whole)), "directory")


def local_header_bytes():
    whole = book()
    with zipfile.ZipFile(io.BytesIO(whole)) as package:
        places = [at for info in package.infolist()
                  for at in range(info.header_offset, info.header_offset + 30 + len(info.filename))]
    return changed_bytes(whole, places, "local header")


def data_bytes():
    """Every 7th byte of the compressed data: the checksum has to notice."""
    whole = book()
    with zipfile.ZipFile(io.BytesIO(whole)) as package:
        info = package.getinfo(SHEET)
    begin = info.header_offset + 30 + len(info.filename)
    return changed_bytes(whole, range(begin, begin + info.compress_size, 7), "data")


def unseekable(contents):
    """An archive written forwards only: sizes stand behind the data."""
    class Stream(io.RawIOBase):
        def __init__(self):
            super().__init__()
            self.pieces = []

        def writable(self):
            return True

        def write(self, data):
            self.pieces.append(bytes(data))
            return len(data)

    stream = Stream()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in contents.items():
            package.writestr(name, text)
    return b"".join(stream.pieces)


def duplicated(name):
    buffer = io.BytesIO(book())
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as package:
        warnings.simplefilter("ignore")
        package.writestr(name, small_book.sheet('<row r="1"><c r="A1"><v>666</v></c></row>'))
    return buffer.getvalue()


def unusual_archives():
    whole = book()
    yield right("plain", whole)
    yield right("junk before", b"MZ" + bytes(range(256)) * 9 + whole)
    yield right("junk behind", whole + b"\r\n" + b"\xAA" * 3000)
    yield right("junk before and behind", b"junk" * 99 + whole + b"junk" * 99)
    yield right("stored", book(compression=zipfile.ZIP_STORED))
    yield right("ZIP64 sizes", book(force_zip64=True))
    yield right("ZIP64 sizes, stored", book(force_zip64=True, compression=zipfile.ZIP_STORED))
    with unittest.mock.patch("zipfile.ZIP_FILECOUNT_LIMIT", 1), unittest.mock.patch("zipfile.ZIP64_LIMIT", 1):
        yield right("ZIP64 directory", archive(parts(), force_zip64=True))
    yield right("sizes behind the data", unseekable(parts()))
    yield right("backslashes in names", archive({n.replace("/", "\\"): t for n, t in parts().items()}))
    yield right("upper-case names", archive({n.upper(): t for n, t in parts().items()}))
    yield right("reversed order", archive(dict(reversed(parts().items()))))
    yield right("an empty folder", book({"xl/media/": b""}))
    yield right_or_refused("bzip2", book(compression=zipfile.ZIP_BZIP2))
    yield refused("a sheet twice", duplicated(SHEET))
    yield refused("a sheet twice in another case", duplicated(SHEET.upper()))
    yield refused("empty file", b"")
    yield refused("empty archive", archive({}))
    yield refused("only a signature", b"PK\3\4")
    yield refused("text", b"a,b\r\n1,2\r\n")
    for missing in ("_rels/.rels", small_book.BOOK, small_book.BOOK_RELS, SHEET):
        yield refused(f"no {missing}", book({missing: None}))
    for missing in (small_book.STRINGS, "[Content_Types].xml"):
        yield right_or_refused(f"no {missing}", book({missing: None}))
    yield right("no formats: dates are numbers", book({small_book.STYLES: None}), ANSWER.replace("date", "number"))
    for name in parts():
        if name != "[Content_Types].xml":
            yield right_or_refused(f"{name} empty", book({name: b""}))


# ------------------------------------------------------------------------------------------ bombs


def entry(name, data, size, crc, method=8):
    """(local header with data, directory entry without its offset) of a part."""
    name = name.encode()
    fields = struct.pack("<HHHHHIIIHH", 20, 0, method, 0, 0x5C7F, crc, len(data), size, len(name), 0)
    return b"PK\3\4" + fields + name + data, (b"PK\1\2\x14\0" + fields + bytes(10), name)


def packed(entries):
    """The pieces of an archive of entries. One without a local header shares that of the entry before."""
    offset, begin, directory = 0, 0, []
    for local, (fixed, name) in entries:
        if local is not None:
            yield local
            begin, offset = offset, offset + len(local)
        directory.append(fixed + struct.pack("<I", begin) + name)
    size = sum(map(len, directory))
    yield from directory
    yield b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, len(directory), len(directory), size, offset, 0)


def repeated(byte, mebibytes):
    """The deflated form of many equal bytes, without making them all."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = squeeze.compress(byte * (1 << 20)) + squeeze.flush(zlib.Z_FULL_FLUSH)  # starts anew: can be repeated
    return piece * mebibytes + b"\3\0"


def checksum(byte, mebibytes):
    block, crc = byte * (1 << 20), 0
    for _ in range(mebibytes):
        crc = zlib.crc32(block, crc)
    return crc


def stored(contents):
    for name, text in contents.items():
        data = text.encode()
        yield entry(name, data, len(data), zlib.crc32(data), method=0)


def many_sheets(count, mebibytes, shared):
    """A workbook of sheets that are one letter, many times. Shared: their entries stand at one place."""
    names = [f"xl/worksheets/s{i}.xml" for i in range(count)]
    sheets = "".join(f'<sheet name="s{i}" sheetId="{i + 1}" r:id="rId{i}"/>' for i in range(count))
    targets = small_book.relationships(*((f"rId{i}", "worksheet", f"/{name}") for i, name in enumerate(names)))
    yield from stored({**parts(), small_book.BOOK: small_book.workbook(sheets), small_book.BOOK_RELS: targets})
    data, crc = repeated(b"A", mebibytes), checksum(b"A", mebibytes)
    for i, name in enumerate(names):
        local, listed = entry(name, data, mebibytes << 20, crc)
        yield (None if shared and i > 0 else local), listed


def bombs():
    """(name, pieces of the file) of small files that inflate to much."""
    others = {name: text for name, text in parts().items() if name != SHEET}
    spaces = repeated(b" ", 3072)
    yield "3 GiB of spaces", packed([*stored(others), entry(SHEET, spaces, 3 << 30, 0)])
    yield "3 GiB of spaces, said to be 1,000 bytes", packed([*stored(others), entry(SHEET, spaces, 1000, 0)])
    yield "512 MiB of spaces", packed([*stored(others), entry(SHEET, repeated(b" ", 512), 512 << 20,
                                                              checksum(b" ", 512))])
    yield "2,000 sheets of 30 MiB", packed(many_sheets(2000, 30, shared=False))
    yield "200 sheets of 30 MiB", packed(many_sheets(200, 30, shared=False))
    yield "2,000 sheets at one place", packed(many_sheets(2000, 30, shared=True))
    yield "200 sheets at one place", packed(many_sheets(200, 30, shared=True))

"""Makes skillmap.oxt: make_extension.py OUT TYPES.rdb VERSION LICENSE LIBRARY…

What LibreOffice is told of menus and functions is made from skillmap_office/offers.py. The same input gives the same bytes."""

from __future__ import annotations

import pathlib
import sys
import zipfile
from typing import Dict, Iterable, Iterator, List, Tuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from skillmap_office import offers
from skillmap_office.libraries import platforms
from skillmap_office.words import DESCRIPTION, LANGUAGES, PRODUCT, Words

HERE = pathlib.Path(__file__).resolve().parent
TESTED = "7.4"  # the oldest LibreOffice that this was tried with
_OOR = "http://openoffice.org/2001/registry"
_DESCRIPTION = "http://openoffice.org/extensions/description/2006"
_MANIFEST = "http://openoffice.org/2001/manifest"
_XLINK = "http://www.w3.org/1999/xlink"
_XS = "http://www.w3.org/2001/XMLSchema"
_CONFIGURATION = "application/vnd.sun.star.configuration-data"
_COMPONENT = "application/vnd.sun.star.uno-component;type=Python"
_TYPES = "application/vnd.sun.star.uno-typelibrary;type=RDB"


class Configuration:
    """A file of configuration: nodes with properties."""

    def __init__(self, package: str, name: str):
        self.root = Element("oor:component-data", {"xmlns:oor": _OOR, "xmlns:xs": _XS, "oor:package": package, "oor:name": name})

    @staticmethod
    def node(parent: Element, name: str, new: bool = False) -> Element:
        return SubElement(parent, "node", {"oor:name": name, **({"oor:op": "replace"} if new else {})})

    @staticmethod
    def text(parent: Element, name: str, value: str) -> None:
        SubElement(SubElement(parent, "prop", {"oor:name": name, "oor:type": "xs:string"}), "value").text = value

    @staticmethod
    def words(parent: Element, name: str, words: Words) -> None:
        prop = SubElement(parent, "prop", {"oor:name": name, "oor:type": "xs:string"})
        for language, text in zip(LANGUAGES, words):
            SubElement(prop, "value", {"xml:lang": language}).text = text

    def content(self) -> bytes:
        return _xml(self.root)


def addons() -> bytes:
    made = Configuration("org.openoffice.Office", "Addons")
    ui = made.node(made.root, "AddonUI")
    menu = made.node(made.node(ui, "OfficeMenuBar"), offers.IDENTIFIER, new=True)
    made.text(menu, "Context", offers.SPREADSHEET)
    made.words(menu, "Title", PRODUCT)
    made.text(menu, "Target", "_self")
    _items(made, made.node(menu, "Submenu"), [(one, one.label) for one in offers.COMMANDS])
    toolbar = made.node(made.node(ui, "OfficeToolBar"), offers.IDENTIFIER, new=True)
    _items(made, toolbar, [(one, one.toolbar) for one in offers.COMMANDS if one.toolbar[0]])
    return made.content()


def _items(made: Configuration, parent: Element, commands: List[Tuple[offers.Command, Words]]) -> None:
    """In the order of their names, which are numbers."""
    number = 0
    for command, label in commands:
        if command.begins_group and number:
            made.text(made.node(parent, f"n{number:02}", new=True), "URL", "private:separator")
            number += 1
        item = made.node(parent, f"n{number:02}", new=True)
        made.text(item, "Context", offers.SPREADSHEET)
        made.text(item, "URL", command.url)
        made.words(item, "Title", label)
        made.text(item, "Target", "_self")
        number += 1


def toolbar_name() -> bytes:
    """What 表示 → ツールバー calls it."""
    made = Configuration("org.openoffice.Office.UI", "CalcWindowState")
    states = made.node(made.node(made.root, "UIElements"), "States")
    state = made.node(states, "private:resource/toolbar/addon_" + offers.IDENTIFIER, new=True)
    made.words(state, "UIName", PRODUCT)
    return made.content()


def protocol_handler() -> bytes:
    made = Configuration("org.openoffice.Office", "ProtocolHandler")
    handler = made.node(made.node(made.root, "HandlerSet"), offers.HANDLER, new=True)
    prop = SubElement(handler, "prop", {"oor:name": "Protocols", "oor:type": "oor:string-list"})
    SubElement(prop, "value").text = offers.PROTOCOL + "*"
    return made.content()


def functions() -> bytes:
    made = Configuration("org.openoffice.Office", "CalcAddIns")
    service = made.node(made.node(made.root, "AddInInfo"), offers.FUNCTIONS_SERVICE, new=True)
    all_functions = made.node(service, "AddInFunctions")
    for function in offers.FUNCTIONS:
        node = made.node(all_functions, function.name, new=True)
        made.words(node, "DisplayName", (function.shown, function.shown))
        made.words(node, "Description", function.description)
        made.text(node, "Category", "Add-In")
        made.words(node, "CompatibilityName", (function.shown, function.shown))
        parameters = made.node(node, "Parameters")
        for number, parameter in enumerate(function.parameters):
            one = made.node(parameters, f"p{number}_" + "abcdef"[number], new=True)
            made.words(one, "DisplayName", parameter.label)
            made.words(one, "Description", parameter.description)
    return made.content()


def description(version: str, libraries: Iterable[str]) -> bytes:
    root = Element("description", {"xmlns": _DESCRIPTION, "xmlns:d": _DESCRIPTION, "xmlns:xlink": _XLINK})
    SubElement(root, "identifier", {"value": offers.IDENTIFIER})
    SubElement(root, "version", {"value": version})
    names = SubElement(root, "display-name")
    texts = SubElement(root, "extension-description")
    for language, name in zip(LANGUAGES, PRODUCT):
        SubElement(names, "name", {"lang": language}).text = name
        SubElement(texts, "src", {"lang": language, "xlink:href": _description_file(language)})
    SubElement(root, "platform", {"value": ",".join(platforms(libraries))})
    needs = SubElement(root, "dependencies")
    SubElement(needs, "lo:LibreOffice-minimal-version", {
        "xmlns:lo": "http://libreoffice.org/extensions/description/2011", "value": TESTED, "d:name": f"LibreOffice {TESTED}"})
    return _xml(root)


def manifest(files: Iterable[str]) -> bytes:
    kinds = {".xcu": _CONFIGURATION, ".rdb": _TYPES}
    root = Element("manifest:manifest", {"xmlns:manifest": _MANIFEST})
    for name in files:
        kind = _COMPONENT if name == "skillmap_extension.py" else kinds.get(pathlib.PurePosixPath(name).suffix)
        if kind:
            SubElement(root, "manifest:file-entry", {"manifest:media-type": kind, "manifest:full-path": name})
    return _xml(root)


def contents(types: pathlib.Path, version: str, licence: pathlib.Path, libraries: List[pathlib.Path]) -> Dict[str, bytes]:
    files = {"Addons.xcu": addons(), "CalcAddIns.xcu": functions(), "CalcWindowState.xcu": toolbar_name(),
             "ProtocolHandler.xcu": protocol_handler(), "description.xml": description(version, (one.name for one in libraries)),
             "types.rdb": types.read_bytes(), "LICENSE": licence.read_bytes(),
             "skillmap_extension.py": (HERE / "skillmap_extension.py").read_bytes()}
    for language, text in zip(LANGUAGES, DESCRIPTION):
        files[_description_file(language)] = text.encode()
    for name, path in _modules():
        files["pythonpath/" + name] = path.read_bytes()
    for library in libraries:
        files["lib/" + library.name] = library.read_bytes()
    files["META-INF/manifest.xml"] = manifest(sorted(files))
    return files


def _modules() -> Iterator[Tuple[str, pathlib.Path]]:
    yield "skillmap_library.py", HERE / "skillmap_library.py"
    for path in (HERE / "skillmap_office").glob("*.py"):
        yield f"skillmap_office/{path.name}", path


def _description_file(language: str) -> str:
    return f"description_{language}.txt"


def _xml(root: Element) -> bytes:
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def pack(out: pathlib.Path, files: Dict[str, bytes]) -> None:
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            package.writestr(entry, files[name])


def main(arguments: List[str]) -> int:
    if len(arguments) < 5:
        print(__doc__, file=sys.stderr)
        return 2
    out, types, version, licence, *libraries = arguments
    pack(pathlib.Path(out), contents(pathlib.Path(types), version, pathlib.Path(licence), [pathlib.Path(one) for one in libraries]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The manifests of the task pane, without functions in cells and with them: elements in the order that Microsoft documents ("How to
find the proper order of manifest elements", "Configure your Office Add-in to use a shared runtime"), every text and address that
they name, their lengths. The validator of Microsoft is a web service and is not asked. And who touches Excel's interface."""

import copy
import json
import pathlib
import re
import unittest
import xml.etree.ElementTree as tree

FOLDER = pathlib.Path("build/excel/dist")
TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
ADDRESS = "https://intranet.example/skillmap/"

ROOT = pathlib.Path(__file__).resolve().parents[3]

# Children in their order; where their type decides it, with it.
ORDER = {
    "OfficeApp": ["Id", "AlternateId", "Version", "ProviderName", "DefaultLocale", "DisplayName", "Description", "IconUrl",
                  "HighResolutionIconUrl", "SupportUrl", "AppDomains", "Hosts", "Requirements", "DefaultSettings", "Permissions",
                  "VersionOverrides", "ExtendedOverrides"],
    "VersionOverrides": ["Description", "Requirements", "Hosts", "Resources"],
    "Host": ["Runtimes", "AllFormFactors", "DesktopFormFactor"],
    "Requirements": ["Sets", "Methods"], "Sets": ["Set"], "Runtimes": ["Runtime"], "Runtime": ["Override"],
    "AllFormFactors": ["ExtensionPoint"],
    "ExtensionPoint CustomFunctions": ["Script", "Page", "Metadata", "Namespace"],
    "Script": ["SourceLocation"], "Page": ["SourceLocation"], "Metadata": ["SourceLocation"],
    "DesktopFormFactor": ["GetStarted", "FunctionFile", "ExtensionPoint"],
    "GetStarted": ["Title", "Description", "LearnMoreUrl"],
    "ExtensionPoint PrimaryCommandSurface": ["OfficeTab", "CustomTab"],
    "OfficeTab": ["Group"],
    "Group": ["Label", "Icon", "Control"],
    "Control": ["Label", "Supertip", "Icon", "Action"],
    "Supertip": ["Title", "Description"],
    "Action": ["TaskpaneId", "SourceLocation", "Title"],
    "Resources": ["Images", "Urls", "ShortStrings", "LongStrings"],
    "DefaultSettings": ["SourceLocation"],
    "Hosts": ["Host"], "Icon": ["Image"], "Images": ["Image"], "Urls": ["Url"], "ShortStrings": ["String"], "LongStrings": ["String"],
}
REQUIRED = {
    "OfficeApp": ["Id", "Version", "ProviderName", "DefaultLocale", "DisplayName", "Description", "IconUrl", "SupportUrl", "Hosts",
                  "DefaultSettings", "Permissions"],
    "Group": ["Label", "Icon", "Control"], "Control": ["Label", "Supertip", "Icon", "Action"], "Supertip": ["Title", "Description"],
    "GetStarted": ["Title", "Description", "LearnMoreUrl"], "Action": ["SourceLocation"],
    "Requirements": ["Sets"], "Sets": ["Set"], "Runtimes": ["Runtime"], "AllFormFactors": ["ExtensionPoint"],
    "ExtensionPoint CustomFunctions": ["Script", "Page", "Metadata"], "ExtensionPoint PrimaryCommandSurface": ["OfficeTab"],
    "Script": ["SourceLocation"], "Page": ["SourceLocation"], "Metadata": ["SourceLocation"],
}
REPEATED = {"Host", "Set", "ExtensionPoint", "Group", "Control", "Image", "Url", "String"}
# What an element refers to, by the kind of its parent or its own name.
KIND = {"Label": "ShortStrings", "Title": "ShortStrings", "Description": "LongStrings", "SourceLocation": "Urls", "LearnMoreUrl": "Urls",
        "Image": "Images", "Runtime": "Urls", "Namespace": "ShortStrings"}
LONGEST = {"ShortStrings": 125, "LongStrings": 250}


def name(element):
    return element.tag.rpartition("}")[2]


def kind(element):
    """Its name, with its type where that decides what is in it."""
    typed = f"{name(element)} {element.get(TYPE)}"
    return typed if typed in ORDER else name(element)


def faults(root):
    """What is wrong, as texts."""
    found = []
    for element in root.iter():
        children = [name(child) for child in element]
        order = ORDER.get(kind(element))
        if order is None:
            if children:
                found.append(f"{name(element)} has children")
            continue
        places = [order.index(child) if child in order else -1 for child in children]
        if -1 in places or places != sorted(places):
            found.append(f"order in {name(element)}: {children}")
        found += [f"{child} twice in {name(element)}" for child in set(children) - REPEATED if children.count(child) > 1]
        found += [f"no {child} in {name(element)}" for child in REQUIRED.get(kind(element), []) if child not in children]
    resources = {name(group): {one.get("id"): one.get("DefaultValue") for one in group} for group in root.iter() if name(group) in
                 ("Images", "Urls", "ShortStrings", "LongStrings")}
    used = set()
    for element in root.iter():
        if (resid := element.get("resid")) is not None:
            used.add(resid)
            if resid not in resources.get(KIND.get(name(element)), {}):
                found.append(f"{name(element)}: {resid}")
    for group, texts in resources.items():
        found += [f"nobody uses {one}" for one in texts if one not in used]
        found += [f"{one}: more than 32 characters" for one in texts if len(one) > 32]
        found += [f"{one}: {len(text)} characters" for one, text in texts.items() if len(text) > LONGEST.get(group, 2083)]
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    found += [f"{one} twice" for one in set(ids) if ids.count(one) > 1]
    return found + shared_faults(root)


def shared_faults(root):
    """A shared runtime: the pane and the cells name one address, there is one pane, and it lives on."""
    runtimes = [one for one in root.iter() if name(one) == "Runtime"]
    found = [f"{one.get('resid')} does not live long" for one in runtimes if one.get("lifetime") != "long"]
    shared = {one.get("resid") for one in runtimes}
    pages = {one.get("resid") for parent in root.iter() if name(parent) in ("Page", "Action") for one in parent
             if name(one) == "SourceLocation"}
    if runtimes and pages != shared:
        found.append(f"not one runtime: {sorted(pages | shared)}")
    if not runtimes and any(name(one) == "AllFormFactors" for one in root.iter()):
        found.append("functions without a shared runtime")
    panes = {one.text for one in root.iter() if name(one) == "TaskpaneId"}
    return found + ([f"several panes: {sorted(panes)}"] if runtimes and len(panes) != 1 else [])


def first(root, wanted):
    return next(one for one in root.iter() if name(one) == wanted)


class Manifest(unittest.TestCase):
    FILE = "manifest.xml"

    def setUp(self):
        self.text = (FOLDER / self.FILE).read_text("utf-8")
        self.root = tree.fromstring(self.text)

    def test_everything_is_there_and_in_order(self):
        self.assertEqual(faults(self.root), [])

    def check_faults(self, *cases):
        for fault, wrong in cases:
            root = copy.deepcopy(self.root)
            wrong(root)
            self.assertTrue(any(one.startswith(fault) for one in faults(root)), fault)

    def test_what_is_not_is_found(self):
        def without_label(root):
            group = first(root, "Group")
            group.remove(group[0])

        self.check_faults(
                ("order in OfficeApp", lambda root: root.insert(0, root[1])),
                ("order in Control", lambda root: first(root, "Control").insert(0, first(root, "Icon"))),
                ("no Label in Group", without_label),
                ("SourceLocation: Nowhere", lambda root: first(root, "Action")[1].set("resid", "Nowhere")),
                ("nobody uses GetStarted.Title", lambda root: first(root, "GetStarted")[0].set("resid", "Group.Label")))

    def test_the_values_are_of_their_kinds(self):
        self.assertEqual(self.root.get(TYPE), "TaskPaneApp")
        value = {name(one): one.text or one.get("DefaultValue") for one in self.root}
        self.assertRegex(value["Id"], r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
        self.assertRegex(value["Version"], r"^\d+(\.\d+){1,3}$")
        self.assertLessEqual(len(value["DisplayName"]), 125)
        self.assertLessEqual(len(value["Description"]), 250)
        self.assertEqual(value["Permissions"], "ReadWriteDocument")

    def test_the_only_address_is_the_one_to_be_filled_in(self):
        named = [one.get("DefaultValue") for one in self.root.iter() if (one.get("DefaultValue") or "").startswith("http")]
        self.assertGreater(len(named), 6)
        for address in named:
            self.assertTrue(address.startswith(ADDRESS), address)
            file = address[len(ADDRESS):].partition("?")[0]
            self.assertTrue((FOLDER / file).exists(), file)
        self.assertEqual({one for one in re.findall(r"https?://[^\"\s<]+", self.text) if "schemas" not in one and "w3.org" not in one}
                         - set(named), {ADDRESS.rstrip("/")})

    def test_buttons_ask_for_tabs_that_are_there(self):
        words = ROOT / "addin/page/src/words.ts"
        for view in re.findall(r"\?view=([a-z]+)", self.text):
            self.assertIn(f"{view}: ", words.read_text("utf-8"))

    def test_icons_have_the_sizes_that_they_are_for(self):
        for size in (16, 32, 64, 80):
            data = (FOLDER / f"icon-{size}.png").read_bytes()
            self.assertEqual((data[:8], int.from_bytes(data[16:20]), int.from_bytes(data[20:24])), (b"\x89PNG\r\n\x1a\n", size, size))


class ManifestWithFunctions(Manifest):
    FILE = "manifest-functions.xml"

    def test_what_is_not_shared_is_found(self):
        def without_runtimes(root):
            next(one for one in root.iter() if name(one) == "Host" and len(one)).remove(first(root, "Runtimes"))

        def functions_last(root):
            host = next(one for one in root.iter() if name(one) == "Host" and len(one))
            host.append(host[1])
            del host[1]

        def with_another_pane(root):
            group = first(root, "Group")
            group.append(copy.deepcopy(first(group, "Control")))
            first(group[-1], "TaskpaneId").text = "Another"

        self.check_faults(
            ("order in Host", functions_last),
            ("order in ExtensionPoint", lambda root: first(root, "ExtensionPoint").insert(0, first(root, "Page"))),
            ("no Metadata in ExtensionPoint", lambda root: first(root, "ExtensionPoint").remove(first(root, "Metadata"))),
            ("Namespace: Pane.Url", lambda root: first(root, "Namespace").set("resid", "Pane.Url")),
            ("Pane.Url does not live long", lambda root: first(root, "Runtime").attrib.pop("lifetime")),
            ("not one runtime", lambda root: first(root, "Page")[0].set("resid", "Functions.Script")),
            ("functions without a shared runtime", without_runtimes),
            ("several panes", with_another_pane))

    def test_it_is_another_add_in_than_that_without_functions(self):
        without = tree.fromstring((FOLDER / Manifest.FILE).read_text("utf-8"))
        self.assertNotEqual(first(self.root, "Id").text, first(without, "Id").text)
        self.assertNotIn("Runtime", {name(one) for one in without.iter()})
        self.assertEqual({name(one) for one in self.root.iter()} - {name(one) for one in without.iter()},
                         {"Requirements", "Sets", "Set", "Runtimes", "Runtime", "AllFormFactors", "Script", "Page", "Metadata", "Namespace"})

    def test_it_asks_for_what_the_pane_says_is_needed(self):
        table = (ROOT / "addin/excel/src/capabilities.ts").read_text("utf-8")
        rule = table[table.index("  functions: {"):]
        needed = dict(re.findall(r'\["(\w+)", "([\d.]+)"\]', rule[:rule.index("source")]))
        asked = {one.get("Name"): one.get("MinVersion") for one in self.root.iter() if name(one) == "Set"}
        self.assertEqual(asked, {name: version for name, version in needed.items() if name != "ExcelApi"})

    def test_it_names_the_functions(self):
        urls = {one.get("id"): one.get("DefaultValue") for one in first(self.root, "Urls")}
        file = urls[first(self.root, "Metadata")[0].get("resid")].removeprefix(ADDRESS)
        self.assertGreater(len(json.loads((FOLDER / file).read_text("utf-8"))["functions"]), 0)
        spaces = {one.get("id"): one.get("DefaultValue") for one in first(self.root, "ShortStrings")}
        self.assertRegex(spaces[first(self.root, "Namespace").get("resid")], r"^[A-Z][A-Z0-9._]*$")


class Sources(unittest.TestCase):
    def test_one_file_touches_the_interface_of_excel(self):
        touched = [path.relative_to(ROOT).as_posix() for folder in ("addin/excel/src", "addin/page/src")
                   for path in sorted((ROOT / folder).rglob("*.ts"))
                   if re.search(r"^(?!\s*(//|\*|/\*)).*\b(Office|Excel|CustomFunctions|OfficeRuntime|OfficeExtension)\.[A-Za-z]",
                                re.sub(r'"[^"]*"|`[^`]*`|//.*', "", path.read_text("utf-8")), re.M)]
        self.assertEqual(touched, ["addin/excel/src/excel_host.ts"])


if __name__ == "__main__":
    unittest.main()

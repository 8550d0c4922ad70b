"""The manifest of the task pane: elements in the order that Microsoft documents ("How to find the proper order of manifest
elements"), every text and address that it names, their lengths. The validator of Microsoft is a web service and is not asked."""

import copy
import pathlib
import re
import unittest
import xml.etree.ElementTree as tree

FOLDER = pathlib.Path("build/excel/dist")
TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
ADDRESS = "https://intranet.example/skillmap/"

# Children in their order.
ORDER = {
    "OfficeApp": ["Id", "AlternateId", "Version", "ProviderName", "DefaultLocale", "DisplayName", "Description", "IconUrl",
                  "HighResolutionIconUrl", "SupportUrl", "AppDomains", "Hosts", "Requirements", "DefaultSettings", "Permissions",
                  "VersionOverrides", "ExtendedOverrides"],
    "VersionOverrides": ["Description", "Requirements", "Hosts", "Resources"],
    "Host": ["Runtimes", "AllFormFactors", "DesktopFormFactor"],
    "DesktopFormFactor": ["GetStarted", "FunctionFile", "ExtensionPoint"],
    "GetStarted": ["Title", "Description", "LearnMoreUrl"],
    "ExtensionPoint": ["OfficeTab", "CustomTab", "OfficeMenu"],
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
}
REPEATED = {"Host", "ExtensionPoint", "Group", "Control", "Image", "Url", "String"}
# What an element refers to, by the kind of its parent or its own name.
KIND = {"Label": "ShortStrings", "Title": "ShortStrings", "Description": "LongStrings", "SourceLocation": "Urls", "LearnMoreUrl": "Urls",
        "Image": "Images"}
LONGEST = {"ShortStrings": 125, "LongStrings": 250}


def name(element):
    return element.tag.rpartition("}")[2]


def faults(root):
    """What is wrong, as texts."""
    found = []
    for element in root.iter():
        children = [name(child) for child in element]
        order = ORDER.get(name(element))
        if order is None:
            if children:
                found.append(f"{name(element)} has children")
            continue
        places = [order.index(child) if child in order else -1 for child in children]
        if -1 in places or places != sorted(places):
            found.append(f"order in {name(element)}: {children}")
        found += [f"{child} twice in {name(element)}" for child in set(children) - REPEATED if children.count(child) > 1]
        found += [f"no {child} in {name(element)}" for child in REQUIRED.get(name(element), []) if child not in children]
    resources = {name(kind): {one.get("id"): one.get("DefaultValue") for one in kind} for kind in root.iter() if name(kind) in
                 ("Images", "Urls", "ShortStrings", "LongStrings")}
    used = set()
    for element in root.iter():
        if (resid := element.get("resid")) is not None:
            used.add(resid)
            if resid not in resources.get(KIND.get(name(element)), {}):
                found.append(f"{name(element)}: {resid}")
    for kind, texts in resources.items():
        found += [f"nobody uses {one}" for one in texts if one not in used]
        found += [f"{one}: more than 32 characters" for one in texts if len(one) > 32]
        found += [f"{one}: {len(text)} characters" for one, text in texts.items() if len(text) > LONGEST.get(kind, 2083)]
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    found += [f"{one} twice" for one in set(ids) if ids.count(one) > 1]
    return found


class Manifest(unittest.TestCase):
    def setUp(self):
        self.text = (FOLDER / "manifest.xml").read_text("utf-8")
        self.root = tree.fromstring(self.text)

    def test_everything_is_there_and_in_order(self):
        self.assertEqual(faults(self.root), [])

    def test_what_is_not_is_found(self):
        def first(root, wanted):
            return next(one for one in root.iter() if name(one) == wanted)

        def without_label(root):
            group = first(root, "Group")
            group.remove(group[0])

        for fault, wrong in (
                ("order in OfficeApp", lambda root: root.insert(0, root[1])),
                ("order in Control", lambda root: first(root, "Control").insert(0, first(root, "Icon"))),
                ("no Label in Group", without_label),
                ("SourceLocation: Nowhere", lambda root: first(root, "Action")[1].set("resid", "Nowhere")),
                ("nobody uses Issues.Tip",
                 lambda root: next(one for one in root.iter() if one.get("resid") == "Issues.Tip").set("resid", "People.Tip"))):
            root = copy.deepcopy(self.root)
            wrong(root)
            self.assertTrue(any(one.startswith(fault) for one in faults(root)), fault)

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
        words = pathlib.Path(__file__).resolve().parents[3] / "addin/page/src/words.ts"
        for view in re.findall(r"\?view=([a-z]+)", self.text):
            self.assertIn(f"{view}: ", words.read_text("utf-8"))

    def test_icons_have_the_sizes_that_they_are_for(self):
        for size in (16, 32, 64, 80):
            data = (FOLDER / f"icon-{size}.png").read_bytes()
            self.assertEqual((data[:8], int.from_bytes(data[16:20]), int.from_bytes(data[20:24])), (b"\x89PNG\r\n\x1a\n", size, size))


if __name__ == "__main__":
    unittest.main()

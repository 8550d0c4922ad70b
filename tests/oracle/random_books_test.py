"""Random towns in untidy workbooks: the program's answer equals that of rules.py.

The fixed seeds run in every test run. SKILLMAP_SEEDS="from-to" runs others, both ends included.
"""

import os
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.support import program  # noqa: E402

FIXED_SEEDS = "1-200"
DIFFERENCES_SHOWN = 5


def seeds():
    """The seeds to run."""
    first, last = os.environ.get("SKILLMAP_SEEDS", FIXED_SEEDS).split("-")
    return range(int(first), int(last) + 1)


def differences(answer, wanted):
    """Where the answer is not the wanted one, over the keys that the wanted answer has."""
    found = [] if answer["as_of"] == wanted["as_of"] else [f"as_of: {answer['as_of']}, not {wanted['as_of']}"]
    for kind, key in (("persons", "staff_id"), ("departments", "code")):
        listed, expected = ([item[key] for item in source[kind]] for source in (answer, wanted))
        if listed != expected:
            found.append(f"{kind}: {listed}, not {expected}")
        items = {item[key]: item for item in answer[kind]}
        for item in wanted[kind]:
            got = items.get(item[key], {})
            found += [f"{kind} {item[key]} {field}: {got.get(field)}, not {value}"
                      for field, value in item.items() if got.get(field) != value]
    return found


class RandomBooks(program.Scratch):
    def check(self, seed):
        from tests.oracle import rules, untidy_books  # openpyxl may be missing: main() has looked
        facts = untidy_books.town(seed)
        book = self.folder / f"town-{seed}.xlsx"
        as_of = untidy_books.write(facts, seed, book)
        answer = program.run_json("evaluate", book, *(["--as-of", as_of] if as_of else []))
        found = differences(answer, rules.evaluate(facts))
        if found:
            self.fail("\n".join([f"seed {seed}: {len(found)} differences"] + found[:DIFFERENCES_SHOWN]))

    def test_answers_equal_the_oracle(self):
        for seed in seeds():
            with self.subTest(seed=seed):
                self.check(seed)


if __name__ == "__main__":
    program.main(needs_modules=["openpyxl"])

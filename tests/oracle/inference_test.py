"""Nothing that one or two people did can be worked out from the figures of a published dashboard.

The attack is an exact one (attacker.py): records other than the true ones have to be possible for every small group. The
fixed seeds run in every test run. SKILLMAP_SEEDS="from-to" runs others, both ends included."""

import os
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.support import program  # noqa: E402

FIXED_SEEDS = "1-200"
EXPLAINED = 3  # disclosures of a town


def seeds():
    """The seeds to run."""
    first, last = os.environ.get("SKILLMAP_SEEDS", FIXED_SEEDS).split("-")
    return range(int(first), int(last) + 1)


def told(figure, names):
    """A figure as it stands there."""
    if figure.numerator is None:
        value = f"{figure.value:g}以上"
    else:
        value = f"{figure.numerator:g}" + (f"/{figure.denominator:g}" if figure.denominator is not None else "")
    return f"{names.get(figure.code, '全庁')} {figure.name} {value}"


class Inference(program.Scratch):
    def attack(self, town):
        """What follows from the dashboard of a town, in words."""
        from tests.oracle import attacker, small_towns  # scipy may be missing: main() has looked
        book, out = self.folder / "town.xlsx", self.folder / "out.csv"
        small_towns.write(town, book)
        done = program.run("dashboard", book, "--out", out, "--force")
        self.assertEqual(done.returncode, 0, done.stderr)
        attack = attacker.Attacker(town, attacker.figures_of(out))
        self.assertEqual(attack.wrong_rows(), [], "the attack does not understand these figures")
        names = {one.code: one.name for one in town.departments}
        found = attack.disclosures()
        lines = []
        for place, fact in enumerate(found):
            group = fact.group
            text = (f"{names[group.department]} {'・'.join(group.personas)} {group.grade} {fact.most}人  {fact.what}"
                    f" = {fact.truth}")
            if place < EXPLAINED:
                text += "  <- " + "; ".join(told(one, names) for one in attack.derivation(fact))
            lines.append(text)
        return lines

    def test_random_towns(self):
        from tests.oracle import small_towns
        found = {seed: self.attack(small_towns.at_random(seed)) for seed in seeds()}
        lines = [f"seed {seed}: {line}" for seed, some in found.items() for line in some]
        towns = sum(1 for some in found.values() if some)
        if lines:
            self.fail("\n".join([f"{len(lines)} disclosures in {towns} of {len(found)} towns", *lines]))


if __name__ == "__main__":
    program.main(needs_modules=["openpyxl", "scipy"])

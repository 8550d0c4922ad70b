"""Nothing that one or two people did can be worked out from the figures of a published dashboard.

The attack is exact: it looks for other records that would show the same figures (possible.py, attacker.py). The fixed
seeds run in every test run; SKILLMAP_SEEDS="from-to" runs others, both ends included."""

import datetime
import functools
import os
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.support import program  # noqa: E402

FIXED_SEEDS = "1-250"
EXPLAINED = 3  # disclosures of a town
EVERY = 10  # of the seeds, where several days are attacked
FEW = range(1, 3)


def seeds():
    """The seeds to run."""
    first, last = os.environ.get("SKILLMAP_SEEDS", FIXED_SEEDS).split("-")
    return range(int(first), int(last) + 1)


def figures(write, *options):
    """The figures of the dashboard of a workbook, which `write` makes."""
    from tests.oracle import attacker  # scipy may be missing: main() has looked
    with tempfile.TemporaryDirectory() as folder:
        book, out = pathlib.Path(folder) / "town.xlsx", pathlib.Path(folder) / "out.csv"
        write(book)
        done = program.run("dashboard", book, "--out", out, *options)
        assert done.returncode in (0, 1), done.stderr
        return attacker.figures_of(out)


def attack(town):
    from tests.oracle import attacker, small_towns
    return attacker.Attacker(town, figures(functools.partial(small_towns.write, town)))


@functools.lru_cache(maxsize=None)
def attack_on(seed):
    from tests.oracle import small_towns
    return attack(small_towns.at_random(seed))


def attack_over_time(seed):
    """On a dashboard with lines over the months."""
    from tests.oracle import attacker, small_towns
    town = small_towns.over_months(small_towns.at_random(seed), seed)
    told = {}
    for one in figures(functools.partial(small_towns.write, town), "--trend"):
        told.setdefault(one.as_of, []).append(one)
    days = []
    for day in sorted(told):
        then = small_towns.until(town, datetime.date.fromisoformat(day))
        days.append((then, told[day], figures(functools.partial(small_towns.write, then))))
    return attacker.AttackerOverTime(days)


def told(figure, names):
    """A figure as it stands there."""
    value = f"{figure.value:g}以上" if figure.numerator is None else f"{figure.numerator:g}"
    whole = "" if figure.denominator is None else f"/{figure.denominator:g}"
    return f"{figure.as_of} {names.get(figure.code, '全庁')} {figure.name} {value}{whole}"


def in_words(possible, facts, names):
    """Who did what, and the figures from which it follows."""
    lines = []
    for place, fact in enumerate(facts):
        whose = " + ".join(" ".join((names[code], *("・".join(one) if isinstance(one, tuple) else one for one in rest if one)))
                           for code, *rest in (one[:3] for one in fact.whose))
        line = f"{whose} {fact.what} {fact.truth}/{fact.most}"
        if place < EXPLAINED:
            line += " <- " + "; ".join(told(one, names) for one in possible.derivation(fact))
        lines.append(line)
    return lines


def names_of(town):
    return {one.code: one.name for one in town.departments}


class RandomTowns(unittest.TestCase):
    def check(self, disclosures):
        found, attacked = {}, 0
        for seed in seeds():
            one = attack_on(seed)
            self.assertEqual(one.possible.contradictions(), [], f"seed {seed}: the attack misunderstands these figures")
            attacked += len(one.records.facts())
            found[seed] = in_words(one.possible, disclosures(one), names_of(one.records.town))
        lines = [f"seed {seed}: {line}" for seed, some in found.items() for line in some]
        towns = sum(1 for some in found.values() if some)
        if lines:
            self.fail("\n".join([f"{len(lines)} disclosures in {towns} of {len(found)} towns", *lines]))
        self.assertGreater(attacked, 50 * len(found))

    def test_nothing_of_few_people_follows(self):
        self.check(lambda one: one.disclosures())

    def test_nothing_of_two_single_people_follows(self):
        """Nor that one of the two did it."""
        self.check(lambda one: one.disclosures_of_pairs())


class OverTime(unittest.TestCase):
    def test_nothing_of_few_people_follows_from_months_together(self):
        found, facts = [], 0
        for seed in list(seeds())[::EVERY]:
            one = attack_over_time(seed)
            self.assertEqual(one.possible.contradictions(), [], f"seed {seed}: the attack misunderstands these figures")
            facts += len(one.facts())
            names = names_of(one.of_day[-1].records.town)
            found += [f"seed {seed}: {line}" for line in in_words(one.possible, one.disclosures(), names)]
        if found:
            self.fail("\n".join(found))
        self.assertGreater(facts, 0)


class KnownCases(unittest.TestCase):
    def test_what_once_followed(self):
        from tests.oracle import inference_cases, small_towns
        for name, case in inference_cases.CASES.items():
            with self.subTest(f"{name}: {case.why}"):
                one = attack(small_towns.of_table(case.trainings, case.town))
                self.assertEqual(one.possible.contradictions(), [], "the attack misunderstands these figures")
                found = one.disclosures() + one.disclosures_of_pairs()
                if found:
                    self.fail("\n".join(in_words(one.possible, found, names_of(one.records.town))))


class OtherSchemes(unittest.TestCase):
    def figures(self, scheme, town):
        from tests.oracle import other_towns
        return figures(lambda path: other_towns.write(town, scheme, path))

    def test_what_once_followed(self):
        from tests.oracle import inference_cases, other_towns
        for scheme, case in inference_cases.OTHER_SCHEMES.items():
            with self.subTest(f"{scheme}: {case.why}"):
                town = other_towns.of_table(case.town)
                shown = self.figures(scheme, town)
                self.assertEqual(set(case.figures) - {one.name for one in shown}, set(), "no such figures")
                possible, facts = other_towns.attack_sums(town, shown, case.figures)
                self.assertEqual(possible.contradictions(), [], "the attack misunderstands these figures")
                found = possible.disclosures(facts)
                if found:
                    names = {code: name for name, code in other_towns.codes(town).items()}
                    self.fail("\n".join(in_words(possible, found, names)))

    def test_a_stage_is_not_told_by_numbers_of_people(self):
        """Who passed any exam, less who passed the higher ones, is who passed the first one only."""
        from tests.oracle import inference_cases, other_towns
        town = other_towns.of_table(inference_cases.EXAMS)
        whole = {one.name: one.numerator for one in self.figures("toyota", town) if one.code == ""}
        self.assertIsNone(whole["全職員 ITパスポート合格"])
        self.assertEqual(whole["その他の情報処理技術者試験の合格者数"], 6)
        self.assertIsNone(whole["全職員 ITパスポート合格以上"])
        self.assertIsNone(whole["全職員 未到達"])

    def test_the_level_of_an_organisation_is_none_of_few_people(self):
        """Of one or two people of a persona it is what each of them can do."""
        from tests.oracle import inference_cases, other_towns
        town = other_towns.of_table(inference_cases.LEVELS)
        people = {}
        for department, who, number, _ in town:
            code = other_towns.codes(town)[department]
            people[code, f"{who}の育成目標レベル"] = people.get((code, f"{who}の育成目標レベル"), 0) + number
        shown = {(one.code, one.name): one.value for one in self.figures("mic-guidebook", town)}
        few = [one for one, number in people.items() if number in FEW and one in shown]
        self.assertEqual(len(few), 2)
        self.assertEqual({one: shown[one] for one in few if shown[one] is not None}, {})


if __name__ == "__main__":
    program.main(needs_modules=["openpyxl", "scipy"])

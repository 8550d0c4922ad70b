"""Somebody who works out from a published dashboard what single people did, by integer programming.

They know everybody's department and profile, for whom each training is meant, and the rules of the schemes wg-tokyo-2025
and fukui. Unknown is how many of a group - those of the same department and profile - completed or were exempted from each
training, use a tool, and reached each stage. Every figure that is shown is an equation or a bound."""

import collections
import csv
import dataclasses
import math

import numpy
from scipy import optimize, sparse

from tests.oracle import rules, small_towns

FEW = 3  # a group below this size is nobody's business
SECONDS = 20  # for one question to the solver
TENTHS = 10
INFINITE = math.inf
TOLD_ELSEWHERE = ("職員数", "DX実践")  # of how many people, or not of people at all
COUNTED_DEPARTMENTS = ("のいない所属", "受講率 ")  # over the figures that are shown
STAGES = {rules.GENERAL: 2, rules.PROMOTER: 3, rules.DX_OFFICE: 3, rules.SYSTEMS: 3}
SKILLS = {rules.GENERAL: rules.COMMON_SKILLS, rules.PROMOTER: rules.PROMOTER_SKILLS, rules.DX_OFFICE: rules.OFFICE_SKILLS,
          rules.SYSTEMS: rules.SYSTEMS_SKILLS,
          rules.MANAGER: ("変革ゴール設定", "変革推進サポート", "庁内ITガバナンスに対する理解")}
FIRST_STAGE = {**SKILLS, rules.SYSTEMS: rules.CONTROL_GROUP}

Figure = collections.namedtuple("Figure", "code name numerator denominator value told_as")
Fact = collections.namedtuple("Fact", "group what sum truth most")


@dataclasses.dataclass
class Row:
    """low <= sum <= high, where a sum is {unknown: factor}. `figure` is what says so, nothing for what holds anyway; it is
    plain where the figure says it of none or of all of enough people."""
    sum: dict
    low: float
    high: float
    figure: Figure = None
    plain: bool = False


def figures_of(path):
    """The figures of a dashboard as CSV."""
    def number(cell):
        return None if cell in ("X", "***") else float(cell)

    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))[1:]
    return [Figure(row[0], row[3], number(row[4]), number(row[5]), number(row[6]), row[7]) for row in rows]


def plus(*sums, times=1):
    """The sum of sums, with the last one so many times."""
    result = {}
    for place, one in enumerate(sums, 1):
        for unknown, factor in one.items():
            result[unknown] = result.get(unknown, 0) + factor * (times if place == len(sums) else 1)
    return result


def rounded_down(people, of):
    """How many tenths are told: in steps of a tenth or of FEW people, whichever is more."""
    return (people if people == of else people // FEW * FEW) * TENTHS // of


class Records:
    """The unknowns with what holds of them without any figure, and their true values."""

    def __init__(self, town):
        self.town = town
        self.rules = rules.Evaluation(town)
        self.groups = small_towns.groups(town)
        self.size = {group: len(people) for group, people in self.groups.items()}
        self.most, self.truth, self.rows = [], [], []
        self.done, self.exempted, self.acquired, self.reached, self.in_any = {}, {}, {}, {}, {}
        self.tool, self.answered, self.offered = {}, {}, {}
        for group, people in self.groups.items():
            self._add_trainings(group, people)
            self._add_skills(group, people)
            self._add_stages(group, people)

    def _unknown(self, most, truth):
        self.most.append(most)
        self.truth.append(truth)
        return {len(self.most) - 1: 1}

    def _holds(self, some, low, high):
        self.rows.append(Row(some, low, high))

    def _has(self, person, training, *states):
        return bool(self.rules.states.get((person.number, training), set()) & set(states))

    def _add_trainings(self, group, people):
        exemptions = any(one.state == "免除" for one in self.town.attendance)
        for training in self.town.trainings:
            if not rules.concerns(training, people[0]):
                continue
            key, size = (group, training.code), len(people)
            exempted = sum(self._has(one, training.code, "免除") for one in people)
            done = sum(self._has(one, training.code, "修了") for one in people)
            self.done[key] = self._unknown(size, done)
            self.exempted[key] = self._unknown(size if exemptions else 0, exempted)
            self._holds(plus(self.done[key], self.exempted[key]), 0, size)

    def _common(self, sums, size, truth):
        """How many are in all of several parts of a group."""
        whole = self._unknown(size, truth)
        for one in sums:
            self._holds(plus(one, whole, times=-1), 0, INFINITE)
        self._holds(plus(*sums, whole, times=-1), -INFINITE, (len(sums) - 1) * size)
        return whole

    def _united(self, sums, size, truth):
        """How many are in any of several parts of a group."""
        whole = self._unknown(size, truth)
        for one in sums:
            self._holds(plus(whole, one, times=-1), 0, INFINITE)
        self._holds(plus(*sums, whole, times=-1), 0, INFINITE)
        return whole

    def _add_skills(self, group, people):
        size = len(people)
        for skill in {skill for persona in group.personas for skill in SKILLS[persona]}:
            ways = [plus(self.done[group, one.code], self.exempted[group, one.code]) for one in self.town.trainings
                    if skill in one.skills and (group, one.code) in self.done]
            if any(skill in one.skills for one in self.town.trainings):
                truth = sum(self.rules.trained(one.number, skill) for one in people)
                self.acquired[group, skill] = ways[0] if len(ways) == 1 else self._united(ways, size, truth) if ways else {}
        if rules.GENERAL in group.personas and self.town.tool_checks:
            answers = {one.staff: max(one.levels.values()) for one in self.town.tool_checks}
            self.answered[group] = self._unknown(size, sum(one.number in answers for one in people))
            self.tool[group] = self._unknown(size, sum(answers.get(one.number, 0) > 0 for one in people))
            self._holds(plus(self.answered[group], self.tool[group], times=-1), 0, INFINITE)

    def _add_stages(self, group, people):
        for persona in set(group.personas) & set(STAGES):
            numbers = [self._reached(one, persona) for one in people]
            stages = [sum(number > stage for number in numbers) for stage in range(STAGES[persona])]
            sums = [self.acquired.get((group, skill), {}) for skill in FIRST_STAGE[persona]]
            first = self._common(sums, len(people), stages[0])
            self.reached[group, persona, 1] = first
            for stage in range(2, STAGES[persona] + 1):
                before = self.reached[group, persona, stage - 1]
                if persona == rules.GENERAL:
                    own = self._common([before, self.tool.get(group, {})], len(people), stages[1])
                else:
                    own = self._unknown(len(people), stages[stage - 1])
                    self._holds(plus(before, own, times=-1), 0, INFINITE)
                self.reached[group, persona, stage] = own
        for stage in range(1, max(STAGES.values()) + 1):
            sums = [self.reached[group, persona, stage] for persona in group.personas
                    if (group, persona, stage) in self.reached]
            truth = sum(any(self._reached(one, persona) >= stage for persona in group.personas) for one in people)
            if sums:
                self.in_any[group, stage] = sums[0] if len(sums) == 1 else self._united(sums, len(people), truth)

    def _reached(self, person, persona):
        stage = self.rules.stage(person, persona) if persona in STAGES else None
        return int(stage[-1]) if stage else 0

    def somebody(self, department, training, groups):
        """1 where anybody in these groups of a department completed a training."""
        key = (department, training, groups)
        if key not in self.offered:
            sums = [self.done[group, training] for group in groups]
            truth = any(self._has(one, training, "修了") for group in groups for one in self.groups[group])
            self.offered[key] = self._unknown(1, int(truth))
            self._holds(plus(*sums, self.offered[key], times=-1), 0, INFINITE)
            self._holds(plus(*sums, self.offered[key], times=-max(1, sum(self.size[group] for group in groups))),
                        -INFINITE, 0)
        return self.offered[key]

    def facts(self):
        """What is nobody's business: of each small group, how many completed, acquired and reached what."""
        found = []
        for group, people in self.groups.items():
            size = len(people)
            if size >= FEW:
                continue
            for training in self.town.trainings:
                key = (group, training.code)
                if key in self.done and self.true(self.exempted[key]) < size:
                    found.append((group, f"修了：{training.name}", self.done[key]))
            found += [(group, f"習得：{skill}", some) for (one, skill), some in self.acquired.items() if one == group and some]
            found += [(group, f"{persona} Step{stage}以上", some) for (one, persona, stage), some in self.reached.items()
                      if one == group]
        return [Fact(group, what, some, self.true(some), self.size[group]) for group, what, some in found]

    def true(self, some):
        return sum(factor * self.truth[unknown] for unknown, factor in some.items())


class Attacker:
    """What can be worked out from the figures of a town's dashboard."""

    def __init__(self, town, figures):
        self.records = Records(town)
        self.figures = figures
        self.shown = {(one.code, one.name): one for one in figures}
        self.trainings = {f"修了：{one.name}": one for one in town.trainings}
        for figure in figures:
            self._read(figure)
        self.rows = self.records.rows
        self.matrix = self._matrix()
        self.most, self.truth = numpy.array(self.records.most, float), numpy.array(self.records.truth, float)
        true = self.matrix @ self.truth
        self.low, self.high = (numpy.array([getattr(row, side) for row in self.rows], float) - true
                               for side in ("low", "high"))

    # --- figures as rows

    def _groups(self, figure, wanted=lambda group: True):
        return [group for group in self.records.groups if figure.code in ("", group.department) and wanted(group)]

    def _people(self, groups):
        return sum(self.records.size[group] for group in groups)

    def _says(self, figure, some, low, high, plain=False):
        self.records.rows.append(Row(some, low, high, figure, plain))

    def _count(self, figure, some, groups, number):
        """How many of some groups: none, all, or something between."""
        people = self._people(groups)
        self._says(figure, some, number, number, people >= FEW and number in (0, people))

    def _at_least(self, figure, some, groups, exact):
        """So many tenths or more, and what rounding says beyond it, where it is not told lower for the sake of others."""
        people, tenths = self._people(groups), round(TENTHS * figure.value)
        low, high = -(-tenths * people // TENTHS), people
        if exact and rounded_down(self.records.true(some), people) == tenths:
            same = [number for number in range(people + 1) if rounded_down(number, people) == tenths]
            low, high = same[0], same[-1]
        self._says(figure, some, low, high, people >= FEW and tenths == TENTHS)

    def _read(self, figure):
        name = figure.name
        if name.startswith("目標と実績 "):
            name = name.removeprefix("目標と実績 ").replace("の", " ") + "以上"
        persona, _, rest = name.partition(" ")
        if name in TOLD_ELSEWHERE or name in SKILLS or any(words in name for words in COUNTED_DEPARTMENTS):
            return
        if figure.value is None and figure.denominator != 0 and figure.numerator is None:
            return
        if name in self.trainings:
            self._read_training(figure, self.trainings[name])
        elif name == "必須研修（階層別）":
            self._read_obligations(figure)
        elif name in ("必須研修（DXリーダー）", "選択研修"):
            self._read_kinds(figure, rules.ELECTIVE if name == "選択研修" else rules.LEADER_MANDATORY)
        elif name.startswith("習得："):
            self._read_skill(figure, name.removeprefix("習得："))
        elif name.startswith("育成段階：Step"):
            self._read_stage(figure, int(name.removeprefix("育成段階：Step")[0]))
        elif persona in STAGES:
            self._read_stage_of(figure, persona, rest)
        else:
            raise ValueError(f"a figure that is not understood: {figure}")

    def _read_training(self, figure, training):
        groups = self._groups(figure, lambda group: (group, training.code) in self.records.done)
        self._read_pairs(figure, [(group, training.code) for group in groups])

    def _read_obligations(self, figure):
        due = [one.code for one in self.records.town.trainings if one.kind == rules.MANDATORY]
        self._read_pairs(figure, [(group, code) for group in self._groups(figure) for code in due
                                  if (group, code) in self.records.done])

    def _read_pairs(self, figure, pairs):
        """Pairs of people and trainings: how many completed, of those not exempted."""
        done = plus({}, *(self.records.done[pair] for pair in pairs))
        exempted = plus({}, *(self.records.exempted[pair] for pair in pairs))
        whole = sum(self.records.size[group] for group, _ in pairs)
        enough = self._people({group for group, _ in pairs}) >= FEW
        self._says(figure, done, figure.numerator, figure.numerator, enough and figure.numerator == 0)
        self._says(figure, exempted, whole - figure.denominator, whole - figure.denominator,
                   enough and figure.denominator == whole)
        if figure.numerator == figure.denominator:
            self._says(figure, plus(done, exempted), whole, whole, enough)

    def _read_kinds(self, figure, kind):
        """How many kinds of training anybody completed, of the leaders or of all; of the whole, by department. What ② says
        of one or two leaders is about their department: core/docs/0004-small-groups.md."""
        codes = [one.code for one in self.records.town.trainings if one.kind == kind]
        some, groups = {}, self._groups(figure, lambda group: group.leader or kind == rules.ELECTIVE)
        for department in {group.department for group in groups}:
            own = tuple(group for group in groups if group.department == department)
            some = plus(some, *(self.records.somebody(department, code, own) for code in codes))
        if figure.denominator:
            self._says(figure, some, figure.numerator, figure.numerator,
                       kind == rules.LEADER_MANDATORY or self._people(groups) >= FEW and figure.numerator == 0)

    def _read_skill(self, figure, skill):
        if skill == small_towns.TOOL_SKILL:
            return self._read_tool(figure)
        groups = self._groups(figure, lambda group: (group, skill) in self.records.acquired)
        some = plus({}, *(self.records.acquired[group, skill] for group in groups))
        if figure.numerator is not None:
            return self._count(figure, some, groups, figure.numerator)
        return self._at_least(figure, some, groups, not self._few_others(figure, skill, groups))

    def _few_others(self, figure, skill, asked):
        """Whether a training that serves the skill is shown, and is meant for one or two others: then the figure is what
        follows from the training, whatever they did."""
        for name, training in self.trainings.items():
            shown = self.shown.get((figure.code, name))
            if skill not in training.skills or shown is None or shown.numerator is None:
                continue
            meant = self._groups(figure, lambda group: (group, training.code) in self.records.done)
            if 0 < self._people(meant) - self._people(set(meant) & set(asked)) < FEW:
                return True
        return False

    def _read_tool(self, figure):
        """Of those who answered, who are not told."""
        groups = self._groups(figure, lambda group: group in self.records.tool)
        some = plus({}, *(self.records.tool[group] for group in groups))
        of = plus({}, *(self.records.answered[group] for group in groups))
        if figure.numerator is not None:
            self._count(figure, some, groups, figure.numerator)
            self._count(figure, of, groups, figure.denominator)
            return
        tenths = round(TENTHS * figure.value)
        self._says(figure, plus({unknown: TENTHS for unknown in some}, of, times=-tenths), 0, INFINITE,
                   self._people(groups) >= FEW and tenths == TENTHS)

    def _read_stage(self, figure, stage):
        """Of everybody, those who reached a stage as anything."""
        groups = self._groups(figure)
        some = plus({}, *(self.records.in_any.get((group, stage), {}) for group in groups))
        if figure.numerator is not None:
            return self._count(figure, some, groups, figure.numerator)
        return self._at_least(figure, some, groups, True)

    def _read_stage_of(self, figure, persona, rest):
        groups = self._groups(figure, lambda group: persona in group.personas)
        if figure.denominator == 0:  # undecided of everybody
            return

        def reached(stage):
            return plus({}, *(self.records.reached.get((group, persona, stage), {}) for group in groups))

        if rest == "未到達":
            self._count(figure, reached(1), groups, self._people(groups) - figure.numerator)
        elif rest == "上の段階が不明":
            if persona == rules.GENERAL:
                self._count(figure, plus(reached(1), reached(2), times=-1), groups, figure.numerator)
        elif rest.endswith("以上"):
            self._count(figure, reached(int(rest[4])), groups, figure.numerator)
        else:
            self._count(figure, plus(reached(int(rest[4])), reached(int(rest[4]) + 1), times=-1), groups, figure.numerator)

    # --- the solver

    def _matrix(self):
        places = [(row, unknown, factor) for row, one in enumerate(self.rows) for unknown, factor in one.sum.items()]
        rows, unknowns, factors = zip(*places)
        return sparse.csr_matrix((factors, (rows, unknowns)), shape=(len(self.rows), len(self.records.most)))

    def wrong_rows(self):
        """Rows that the true records contradict: the attack has misunderstood something."""
        return [row for row in self.rows if not row.low <= self.records.true(row.sum) <= row.high]

    def _greatest(self, wanted, rows=None, surely=False):
        """How much each unknown differs from the truth where a sum is greatest, and only some rows are known."""
        objective = numpy.zeros(len(self.truth))
        for unknown, factor in wanted.items():
            objective[unknown] = -factor
        matrix, low, high = (self.matrix, self.low, self.high) if rows is None else (
            some[list(rows)] for some in (self.matrix, self.low, self.high))
        best = None
        # HiGHS now and then says of the true records that they are impossible. What it finds is checked, and where it
        # matters that it finds nothing, it is asked in two ways.
        for presolve in (False, True):
            solved = optimize.milp(objective, constraints=[optimize.LinearConstraint(matrix, low, high)],
                                   integrality=numpy.ones(len(objective)),
                                   bounds=optimize.Bounds(-self.truth, self.most - self.truth),
                                   options={"presolve": presolve, "time_limit": SECONDS})
            if solved.x is None:
                continue
            solution = numpy.round(solved.x)
            sums = matrix @ solution
            valid = numpy.all(sums >= low) and numpy.all(sums <= high)
            if valid and (best is None or objective @ solution < objective @ best):
                best = solution
            if best is not None and not surely:
                break
        assert best is not None, "the solver says that the true records are impossible"
        return best

    @staticmethod
    def _change(fact, solution):
        return sum(factor * solution[unknown] for unknown, factor in fact.sum.items())

    def _can_differ(self, fact, rows=None, surely=False):
        """Whether the rows allow another number than the true one."""
        for sign in (1, -1):
            if fact.truth == (fact.most if sign == 1 else 0):
                continue
            wanted = {unknown: sign * factor for unknown, factor in fact.sum.items()}
            if self._change(fact, self._greatest(wanted, rows, surely)):
                return True
        return False

    def determined(self, rows=None, facts=None):
        """The facts that have no other number than the true one in any records that the rows allow."""
        facts = self.records.facts() if facts is None else facts
        left = [fact for fact in facts if fact.truth in (0, fact.most)]
        while left:
            # All of them as far from the truth as possible at once, until nothing moves: they can move in one direction.
            wanted = plus({}, *({unknown: (1 if fact.truth == 0 else -1) * factor for unknown, factor in fact.sum.items()}
                                for fact in left))
            solution = self._greatest(wanted, rows)
            still = [fact for fact in left if not self._change(fact, solution)]
            if len(still) == len(left):
                break
            left = still
        return left + [fact for fact in facts if 0 < fact.truth < fact.most and not self._can_differ(fact, rows)]

    def disclosures(self):
        """What follows from the figures but not from the plain ones alone, which say none or all of enough people."""
        found = self.determined()
        plain = [place for place, row in enumerate(self.rows) if row.figure is None or row.plain]
        told = self.determined(plain, found) if found else []
        return [fact for fact in found if fact not in told and not self._can_differ(fact, surely=True)]

    def derivation(self, fact):
        """Figures that suffice to work a fact out, none of which can be missed."""
        needed = list(dict.fromkeys(row.figure for row in self.rows if row.figure is not None))
        part = max(1, len(needed) // 2)
        while True:
            place = 0
            while place < len(needed):
                fewer = needed[:place] + needed[place + part:]
                rows = [number for number, row in enumerate(self.rows) if row.figure is None or row.figure in fewer]
                if not self._can_differ(fact, rows):
                    needed = fewer
                else:
                    place += part
            if part == 1:
                return needed
            part = max(1, part // 2)

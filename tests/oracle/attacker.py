"""Somebody who works out from a published dashboard what single people did.

They know everybody's department and profile, for whom each training is meant, and the rules of the schemes wg-tokyo-2025
and fukui. Unknown is how many of a group - those of the same department and profile - completed or were exempted from each
training, use a tool, and reached each stage. Every figure that is shown is an equation or a bound; so is what is known of
rounding: tenths are told in steps of a tenth or of FEW people."""

import collections
import csv
import itertools
import math

from tests.oracle import rules, small_towns
from tests.oracle.possible import Fact, Possible, plus

FEW = 3  # what fewer people did is nobody's business
TENTHS = 10
DONE, EXEMPTED = "修了", "免除"
TOLD_ELSEWHERE = ("職員数", "DX実践", *rules.PERSONAS)  # of how many people, or not of people
COUNTED_DEPARTMENTS = ("のいない所属", "受講率 ")  # over the figures that are shown
STAGES = {rules.GENERAL: 2, rules.PROMOTER: 3, rules.DX_OFFICE: 3, rules.SYSTEMS: 3}
SKILLS = {rules.GENERAL: rules.COMMON_SKILLS, rules.PROMOTER: rules.PROMOTER_SKILLS, rules.DX_OFFICE: rules.OFFICE_SKILLS,
          rules.SYSTEMS: rules.SYSTEMS_SKILLS,
          rules.MANAGER: ("変革ゴール設定", "変革推進サポート", "庁内ITガバナンスに対する理解")}
FIRST_STAGE = {**SKILLS, rules.SYSTEMS: rules.CONTROL_GROUP}

Figure = collections.namedtuple("Figure", "code name numerator denominator value as_of")


def figures_of(path):
    """The figures of a dashboard as CSV; None for what is hidden or does not apply."""
    def number(cell):
        return None if cell in ("X", "***") else float(cell)

    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))[1:]
    return [Figure(row[0], row[3], *map(number, row[4:7]), row[8]) for row in rows]


def rounded_down(people, of):
    """How many tenths are told."""
    return (people if people == of else people // FEW * FEW) * TENTHS // of


class Records:
    """The unknowns and what holds of them without any figure."""

    def __init__(self, town, possible=None):
        self.town = town
        self.possible = possible or Possible()
        self.groups = small_towns.groups(town)
        self.done, self.exempted = {}, {}  # (group, training): a sum
        self.acquired = {}  # (group, skill)
        self.answered, self.uses_tool = {}, {}  # group
        self.reached, self.reached_any = {}, {}  # (group, persona, stage), (group, stage)
        self._rules = rules.Evaluation(town)
        self._exemptions = any(one.state == EXEMPTED for one in town.attendance)
        self._somebody = {}
        for group, people in self.groups.items():
            self._add_trainings(group, people)
            self._add_skills(group, people)
            self._add_tools(group, people)
            self._add_stages(group, people)

    def size(self, groups):
        return sum(len(self.groups[group]) for group in groups)

    def somebody(self, groups, training):
        """1 where anybody in these groups completed a training."""
        key = (tuple(groups), training)
        if key not in self._somebody:
            one = self._unknown(1, any(self._has(person, training, DONE) for group in groups for person in self.groups[group]))
            done = plus(*(self.done[group, training] for group in groups))
            self._holds(plus(done, one, times=-1), 0, math.inf)
            self._holds(plus(done, one, times=-self.size(groups)), -math.inf, 0)
            self._somebody[key] = one
        return self._somebody[key]

    def facts(self):
        """How many of each group of few people completed, acquired and reached what."""
        found = [(group, f"修了：{training}", some) for (group, training), some in self.done.items()
                 if self.possible.true(self.exempted[group, training]) < self.size([group])]
        found += [(group, f"習得：{skill}", some) for (group, skill), some in self.acquired.items() if some]
        found += [(group, f"{persona} Step{stage}以上", some) for (group, persona, stage), some in self.reached.items()]
        return [Fact((group,), what, some, self.possible.true(some), self.size([group])) for group, what, some in found
                if self.size([group]) < FEW]

    def pairs(self):
        """Of two single people of a department, or of a profile, that one of them did it."""
        singles = [fact for fact in self.facts() if fact.most == 1]
        found = []
        for one, other in itertools.combinations(singles, 2):
            (a,), (b,) = one.whose, other.whose
            alike = a.department == b.department or a[1:] == b[1:]
            if one.what == other.what and alike and one.truth + other.truth == 1:
                found.append(Fact((a, b), one.what, plus(one.sum, other.sum), 1, 2))
        return found

    def _unknown(self, most, truth):
        return self.possible.unknown(most, int(truth))

    def _holds(self, some, low, high):
        self.possible.says(some, low, high)

    def _has(self, person, training, *states):
        return bool(self._rules.states.get((person.number, training), set()) & set(states))

    def _add_trainings(self, group, people):
        for training in self.town.trainings:
            if not rules.concerns(training, people[0]):
                continue
            done, exempted = (sum(self._has(one, training.code, state) for one in people) for state in (DONE, EXEMPTED))
            key = (group, training.code)
            self.done[key] = self._unknown(len(people), done)
            self.exempted[key] = self._unknown(len(people) if self._exemptions else 0, exempted)
            self._holds(plus(self.done[key], self.exempted[key]), 0, len(people))

    def _add_skills(self, group, people):
        for skill in dict.fromkeys(skill for persona in group.personas for skill in SKILLS[persona]):
            serving = [one.code for one in self.town.trainings if skill in one.skills]
            ways = [plus(self.done[group, one], self.exempted[group, one]) for one in serving if (group, one) in self.done]
            if serving:
                truth = sum(self._rules.trained(one.number, skill) for one in people)
                self.acquired[group, skill] = self._in_any(ways, len(people), truth)

    def _add_tools(self, group, people):
        if rules.GENERAL not in group.personas or not self.town.tool_checks:
            return
        levels = {one.staff: max(one.levels.values()) for one in self.town.tool_checks}
        self.answered[group] = self._unknown(len(people), sum(one.number in levels for one in people))
        self.uses_tool[group] = self._unknown(len(people), sum(levels.get(one.number, 0) > 0 for one in people))
        self._holds(plus(self.answered[group], self.uses_tool[group], times=-1), 0, math.inf)

    def _add_stages(self, group, people):
        size, most = len(people), max(STAGES.values())
        stages = {persona: [self._stage(one, persona) for one in people] for persona in group.personas if persona in STAGES}
        for persona, numbers in stages.items():
            for stage in range(1, STAGES[persona] + 1):
                self.reached[group, persona, stage] = self._stage_of(
                    group, persona, stage, size, sum(number >= stage for number in numbers))
        for stage in range(1, most + 1):
            sums = [self.reached[group, persona, stage] for persona in stages if stage <= STAGES[persona]]
            truth = sum(max(numbers) >= stage for numbers in zip(*stages.values()))
            self.reached_any[group, stage] = self._in_any(sums, size, truth)

    def _stage_of(self, group, persona, stage, size, truth):
        if stage == 1:
            return self._in_all([self.acquired.get((group, skill), {}) for skill in FIRST_STAGE[persona]], size, truth)
        before = self.reached[group, persona, stage - 1]
        if persona == rules.GENERAL:
            return self._in_all([before, self.uses_tool.get(group, {})], size, truth)
        own = self._unknown(size, truth)  # experience, and levels of skills
        self._holds(plus(before, own, times=-1), 0, math.inf)
        return own

    def _stage(self, person, persona):
        reached = self._rules.stage(person, persona)
        return int(reached[-1]) if reached else 0

    def _in_all(self, parts, size, truth):
        """How many are in all of some parts of a group."""
        whole = self._unknown(size, truth)
        for one in parts:
            self._holds(plus(one, whole, times=-1), 0, math.inf)
        self._holds(plus(*parts, whole, times=-1), -math.inf, (len(parts) - 1) * size)
        return whole

    def _in_any(self, parts, size, truth):
        """How many are in one part at least."""
        if len(parts) < 2:
            return parts[0] if parts else {}
        whole = self._unknown(size, truth)
        for one in parts:
            self._holds(plus(whole, one, times=-1), 0, math.inf)
        self._holds(plus(*parts, whole, times=-1), 0, math.inf)
        return whole


class Attacker:
    """Reads the figures of a town's dashboard. `whole`: the figures of another one that is not published, of which it is
    known what it would show."""

    def __init__(self, town, figures, possible=None, whole=None):
        self.records = Records(town, possible)
        self.possible = self.records.possible
        self._trainings = {f"修了：{one.name}": one for one in town.trainings}
        self._shown = {(one.code, one.name): one for one in whole or figures if one.value is not None}
        for figure in figures:
            if figure.value is not None:  # nor of nobody
                self._read(figure)

    def disclosures(self):
        return self.possible.disclosures(self.records.facts())

    def disclosures_of_pairs(self):
        """Of which two people one did it, where it does not follow which."""
        known = {(*fact.whose, fact.what) for fact in self.possible.determined(self.records.facts())}
        return self.possible.disclosures([fact for fact in self.records.pairs()
                                          if not any((one, fact.what) in known for one in fact.whose)])

    def _read(self, figure):
        name = figure.name
        if name.startswith("目標と実績 "):  # of a stage, as small_towns calls it
            name = name.removeprefix("目標と実績 ").replace("の", " ") + "以上"
        persona, _, rest = name.partition(" ")
        if name in TOLD_ELSEWHERE or any(words in name for words in COUNTED_DEPARTMENTS):
            return
        if name in self._trainings:
            self._read_pairs(figure, [self._trainings[name].code])
        elif name == "必須研修（階層別）":
            self._read_pairs(figure, self._offered(rules.MANDATORY))
        elif name == "必須研修（DXリーダー）":
            self._read_kinds(figure, self._offered(rules.LEADER_MANDATORY), lambda group: group.leader)
        elif name == "選択研修":
            self._read_kinds(figure, self._offered(rules.ELECTIVE))
        elif name.startswith("習得："):
            self._read_skill(figure, name.removeprefix("習得："))
        elif name.startswith("育成段階："):
            self._read_stage(figure, _stage_in(name))
        elif persona in STAGES:
            self._read_stage_of(figure, persona, rest)
        else:
            raise ValueError(f"a figure that is not understood: {figure}")

    def _offered(self, kind):
        return [one.code for one in self.records.town.trainings if one.kind == kind]

    def _groups(self, figure, wanted=lambda group: True):
        return [group for group in self.records.groups if figure.code in ("", group.department) and wanted(group)]

    def _says(self, figure, some, low, high, plain):
        self.possible.says(some, low, high, figure, plain)

    def _count(self, figure, some, number, can):
        """How many, of so many who can be counted."""
        self._says(figure, some, number, number, can >= FEW and number in (0, can))

    def _at_least(self, figure, some, people, can, is_rule_known=True):
        """So many tenths of these people or more, and less than the next step, unless it is told lower for the sake of
        others. So many of them can be counted at all."""
        tenths = round(TENTHS * figure.value)
        low, high = -(-tenths * people // TENTHS), people
        if is_rule_known and rounded_down(self.possible.true(some), people) == tenths:
            alike = [number for number in range(people + 1) if rounded_down(number, people) == tenths]
            low, high = alike[0], alike[-1]
        self._says(figure, some, low, high, low == can >= FEW)

    def _read_pairs(self, figure, trainings):
        """Pairs of people and trainings: how many completed, of those not exempted."""
        pairs = [(group, one) for group in self._groups(figure) for one in trainings if (group, one) in self.records.done]
        done = plus({}, *(self.records.done[pair] for pair in pairs))
        exempted = plus({}, *(self.records.exempted[pair] for pair in pairs))
        whole = self.records.size(group for group, _ in pairs)
        enough = self.records.size({group for group, _ in pairs}) >= FEW
        rest = whole - figure.denominator
        self._says(figure, done, figure.numerator, figure.numerator, enough and figure.numerator == 0)
        self._says(figure, exempted, rest, rest, True)  # for how many it is meant is open
        if figure.numerator == figure.denominator:
            self._says(figure, plus(done, exempted), whole, whole, enough)

    def _read_kinds(self, figure, trainings, wanted=lambda group: True):
        """How many kinds of training somebody completed; of the whole, in the departments that show it. What ② says of one
        or two leaders is about their department: core/docs/0004-small-groups.md."""
        by_department = {}
        for group in self._groups(figure, wanted):
            if (group.department, figure.name) in self._shown:
                by_department.setdefault(group.department, []).append(group)
        kinds = plus({}, *(self.records.somebody(groups, one) for groups in by_department.values() for one in trainings))
        people = self.records.size(itertools.chain(*by_department.values()))
        of_leaders = figure.name.endswith("（DXリーダー）")
        self._says(figure, kinds, figure.numerator, figure.numerator, of_leaders or people >= FEW and figure.numerator == 0)

    def _read_skill(self, figure, skill):
        if skill == small_towns.TOOL_SKILL:
            self._read_tool(figure)
            return
        groups = self._groups(figure, lambda group: (group, skill) in self.records.acquired)
        some = plus({}, *(self.records.acquired[group, skill] for group in groups))
        people = self.records.size(groups)
        if figure.numerator is not None:
            self._count(figure, some, figure.numerator, people)
        else:
            self._at_least(figure, some, people, people, not self._follows_from_training(figure, skill, groups))

    def _follows_from_training(self, figure, skill, asked):
        """Whether a training that serves the skill is shown and is meant for one or two others: then what is told is what
        follows from the training, whatever they did."""
        for name, training in self._trainings.items():
            if skill in training.skills and (figure.code, name) in self._shown:
                meant = self._groups(figure, lambda group: (group, training.code) in self.records.done)
                if 0 < self.records.size(set(meant) - set(asked)) < FEW:
                    return True
        return False

    def _read_tool(self, figure):
        """Of those who answered; of how many is not told."""
        groups = self._groups(figure, lambda group: group in self.records.answered)
        use = plus({}, *(self.records.uses_tool[group] for group in groups))
        of = plus({}, *(self.records.answered[group] for group in groups))
        people = self.records.size(groups)
        if figure.numerator is not None:
            self._count(figure, use, figure.numerator, people)
            self._count(figure, of, figure.denominator, people)
            return
        tenths = round(TENTHS * figure.value)
        self._says(figure, plus({unknown: TENTHS for unknown in use}, of, times=-tenths), 0, math.inf,
                   tenths == TENTHS and people >= FEW)

    def _read_stage(self, figure, stage):
        """Of everybody, those who reached a stage as anything."""
        groups = self._groups(figure)
        some = plus({}, *(self.records.reached_any[group, stage] for group in groups))
        can = self.records.size(group for group in groups if self.records.reached_any[group, stage])
        if figure.numerator is not None:
            self._count(figure, some, figure.numerator, can)
        else:
            self._at_least(figure, some, self.records.size(groups), can)

    def _read_stage_of(self, figure, persona, told):
        groups = self._groups(figure, lambda group: persona in group.personas)
        people = self.records.size(groups)

        def reached(stage):
            return plus({}, *(self.records.reached.get((group, persona, stage), {}) for group in groups))

        if told == "未到達":
            self._count(figure, reached(1), people - figure.numerator, people)
        elif told.endswith("以上"):
            self._count(figure, reached(_stage_in(told)), figure.numerator, people)
        elif told == "上の段階が不明":
            if persona == rules.GENERAL:  # no one answers for every tool
                self._count(figure, plus(reached(1), reached(2), times=-1), figure.numerator, people)
        else:
            stage = _stage_in(told)
            self._count(figure, plus(reached(stage), reached(stage + 1), times=-1), figure.numerator, people)


def _stage_in(text):
    return int(text.partition("Step")[2][0])


class AttackerOverTime:
    """Reads the lines over time of a dashboard beside its figures: what somebody has done stays done. `days` are
    (town as of that day, figures of the whole that are told of that day, dashboard of that day), the last one is today's,
    of which all is told."""

    def __init__(self, days):
        self.possible = Possible()
        self._days = days
        self.of_day = [Attacker(town, figures, self.possible, dashboard) for town, figures, dashboard in days]
        for before, after in itertools.pairwise(self.of_day):
            self._stays_done(before.records, after.records)

    def facts(self):
        return [fact._replace(what=f"{one.records.town.as_of} {fact.what}") for one in self.of_day
                for fact in one.records.facts()]

    def disclosures(self):
        """But for what is open today, as that all of a department have done it: that it was so before is no secret more.
        Nor is what the dashboard of a day said openly on that day, as that nobody had done it."""
        found = self.possible.disclosures(self.facts())
        if not found:
            return []
        today = [fact for fact in self.of_day[-1].records.facts() if fact.truth == fact.most]
        openly = {(fact.whose, fact.what) for fact in self.possible.openly(today)}
        then = {(fact.whose, f"{one.records.town.as_of} {fact.what}") for one in self._alone()
                for fact in one.possible.openly(one.records.facts())}
        return [fact for fact in found
                if (fact.whose, fact.what.partition(" ")[2]) not in openly and (fact.whose, fact.what) not in then]

    def _alone(self):
        return [Attacker(town, dashboard) for town, _, dashboard in self._days]

    def _stays_done(self, before, after):
        for name in ("done", "exempted", "acquired", "reached", "reached_any"):
            later = getattr(after, name)
            for key, some in getattr(before, name).items():
                if some and later.get(key):
                    self.possible.says(plus(later[key], some, times=-1), 0, math.inf)

"""Which numbers equations and bounds leave possible, by integer programming. It knows nothing of dashboards."""

import collections
import dataclasses

import numpy
from scipy import optimize, sparse

SECONDS = 60  # for one question to the solver
ATTEMPTS = 20  # until it answers

# Of how many people, at most `most`, something is nobody's business. Whose it is and what are for those who ask.
Fact = collections.namedtuple("Fact", "whose what sum truth most")


@dataclasses.dataclass(frozen=True)
class Row:
    """low <= sum <= high, where a sum is {unknown: factor}. `source` is who says so, nothing for what holds anyway. It is
    plain where the source says it openly."""
    sum: dict
    low: float
    high: float
    source: object = None
    plain: bool = False


def plus(*sums, times=1):
    """The sum of sums, the last one so many times."""
    result = {}
    for place, one in enumerate(sums, 1):
        for unknown, factor in one.items():
            result[unknown] = result.get(unknown, 0) + factor * (times if place == len(sums) else 1)
    return result


class Possible:
    """Unknown numbers, whose truth is known to the test, and the rows that they fulfil."""

    def __init__(self):
        self.rows = []
        self._most, self._truth = [], []
        self._others = []  # numbers that all rows allow, as far as somebody looked for them
        self._solver = None

    def unknown(self, most, truth):
        """A new number between 0 and `most`, as a sum."""
        self._most.append(most)
        self._truth.append(truth)
        return {len(self._most) - 1: 1}

    def says(self, some, low, high, source=None, plain=False):
        self.rows.append(Row(some, low, high, source, plain))

    def true(self, some):
        return sum(factor * self._truth[unknown] for unknown, factor in some.items())

    def contradictions(self):
        """Rows that the truth does not fulfil: whoever wrote them misunderstood something."""
        return [row for row in self.rows if not row.low <= self.true(row.sum) <= row.high]

    def determined(self, facts, rows=None):
        """The facts that have their true number in everything that the rows allow, all of them or those of these places."""
        if rows is None:
            facts = [fact for fact in facts if not any(_change(fact, other) for other in self._others)]
        left = [fact for fact in facts if fact.truth in (0, fact.most)]
        while left:
            # All of them as far from the truth as possible at once, until nothing moves: they can move in one direction.
            wanted = plus(*({unknown: factor if fact.truth == 0 else -factor for unknown, factor in fact.sum.items()}
                            for fact in left))
            other = self._greatest(wanted, rows)
            still = [fact for fact in left if not _change(fact, other)]
            if len(still) == len(left):
                break
            left = still
        return left + [fact for fact in facts if 0 < fact.truth < fact.most and not self._can_differ(fact, rows)]

    def disclosures(self, facts):
        """What follows from all rows, but not from those alone that say it openly."""
        found = self.determined(facts)
        told = self.openly(found) if found else []
        return [fact for fact in found if fact not in told and not self._can_differ(fact, surely=True)]

    def openly(self, facts):
        """Those that follow from the rows alone that say what they say openly."""
        return self.determined(facts, [place for place, row in enumerate(self.rows) if row.source is None or row.plain])

    def derivation(self, fact):
        """Sources from which a fact follows, none of which can be missed."""
        needed = list(dict.fromkeys(row.source for row in self.rows if row.source is not None))
        part = max(1, len(needed) // 2)
        while True:
            place = 0
            while place < len(needed):
                fewer = needed[:place] + needed[place + part:]
                rows = [number for number, row in enumerate(self.rows) if row.source is None or row.source in fewer]
                if self._can_differ(fact, rows):
                    place += part
                else:
                    needed = fewer
            if part == 1:
                return needed
            part //= 2

    def _can_differ(self, fact, rows=None, surely=False):
        """Whether the rows allow another number than the true one."""
        for sign, end in ((1, fact.most), (-1, 0)):
            wanted = {unknown: sign * factor for unknown, factor in fact.sum.items()}
            if fact.truth != end and _change(fact, self._greatest(wanted, rows, surely)):
                return True
        return False

    def _greatest(self, wanted, rows=None, surely=False):
        """How much each unknown differs from the truth where a sum is greatest."""
        most, truth, matrix, low, high = self._as_arrays()
        if rows is not None:
            matrix, low, high = (some[rows] for some in (matrix, low, high))
        objective = numpy.zeros(len(truth))
        for unknown, factor in wanted.items():
            objective[unknown] = -factor
        found = []
        # HiGHS now and then says of the truth that it is impossible, with its presolve often. What it finds is checked, and
        # where it finds nothing, or that matters, it is asked again, in another order.
        for attempt in range(ATTEMPTS):
            row, column = (numpy.random.default_rng(attempt).permutation(size) for size in matrix.shape)
            solved = optimize.milp(
                objective[column], integrality=numpy.ones(len(truth)),
                bounds=optimize.Bounds(-truth[column], (most - truth)[column]),
                constraints=optimize.LinearConstraint(matrix[row][:, column], low[row], high[row]),
                options={"presolve": False, "time_limit": SECONDS})
            if solved.status == 0:
                other = numpy.zeros(len(truth))
                other[column] = numpy.round(solved.x)
                sums = matrix @ other
                if numpy.all(sums >= low) and numpy.all(sums <= high):
                    found.append(other)
            if len(found) > surely:
                break
        assert found, "no answer from the solver"
        best = min(found, key=lambda other: objective @ other)
        if rows is None:
            self._others.append(best)
        return best

    def _as_arrays(self):
        """(most, truth, the matrix of the rows, how far below and above the truth their sums may be)"""
        if self._solver is None:
            most, truth = (numpy.array(some, float) for some in (self._most, self._truth))
            places = [(row, unknown, factor) for row, one in enumerate(self.rows) for unknown, factor in one.sum.items()]
            rows, unknowns, factors = zip(*places)
            matrix = sparse.csr_matrix((factors, (rows, unknowns)), shape=(len(self.rows), len(truth)), dtype=float)
            low, high = (numpy.array([getattr(row, side) for row in self.rows], float) - matrix @ truth
                         for side in ("low", "high"))
            self._solver = most, truth, matrix, low, high
        return self._solver


def _change(fact, other):
    return sum(factor * other[unknown] for unknown, factor in fact.sum.items())

"""What functions in cells say, from what the engine says of the whole document. Unknown is never 0: None is #N/A. Needs nothing
of LibreOffice."""

from __future__ import annotations

import unicodedata
from typing import Any, Dict, Iterable, List, Optional, Tuple, Union

from .words import Teller

Answer = Union[str, float, None]


class Answers:
    """`evaluation` is the result of `evaluate`; `data` that of a dashboard in the format json, where a figure was asked for."""

    def __init__(self, evaluation: Dict[str, Any], data: Optional[List[Dict[str, Any]]], words: Teller):
        self._words = words
        self.has_figures = data is not None
        self._persons = {_key(one["staff_id"]): one for one in evaluation["persons"]}
        self._by_number = _by_number(evaluation["persons"])
        self._figures = _figures(data or [])

    def stage(self, staff: Any, persona: Any = None) -> Answer:
        person = self._person(staff)
        stages = {} if person is None else person["stages"]
        if persona is not None:
            name = _named(stages, persona)
            return None if name is None else self._stage_of(person, name)
        said = {name: self._stage_of(person, name) for name in stages}
        return self._said({name: stage for name, stage in said.items() if stage is not None})

    def reason(self, staff: Any, persona: Any = None, stage: Any = None) -> Answer:
        person = self._person(staff)
        if person is None:
            return None
        names = list(dict.fromkeys(one["persona"] for one in person["reasons"]))
        if persona is not None:
            name = _named(names, persona)
            return None if name is None else _reason(person, name, stage)
        said = {name: _reason(person, name, stage) for name in names}
        return self._said({name: text for name, text in said.items() if text is not None})

    def figure(self, department: Any, indicator: Any) -> Answer:
        datum = self._figures.get((_key(department), _key(indicator)))
        if datum is None:
            return None
        return self._words("hidden") if datum["hidden"] else datum["value"]

    def _person(self, staff: Any) -> Optional[Dict[str, Any]]:
        """Zeros in front may be missing, where only one number is meant."""
        key = _key(staff)
        return self._persons.get(key) or self._by_number.get(key.lstrip("0") or key)

    def _stage_of(self, person: Dict[str, Any], persona: str) -> Answer:
        reached = person["stages"][persona]
        if reached is not None:
            return reached
        states = [one["state"] for one in person["reasons"] if one["persona"] == persona]
        if not states:
            return None  # a persona without stages
        return self._words("unknown" if states[0] == "unknown" else "not_reached")

    def _said(self, by_persona: Dict[str, Any]) -> Answer:
        """The only one by itself, several with their personas."""
        if len(by_persona) < 2:
            return next(iter(by_persona.values()), None)
        return self._words("between").join(self._words("persona_stage", persona=name, stage=text)
                                           for name, text in by_persona.items())


def _reason(person: Dict[str, Any], persona: str, stage: Any) -> Optional[str]:
    """Of the stage, or of the first that is not reached; of the last where all are."""
    reasons = [one for one in person["reasons"] if one["persona"] == persona]
    if stage is not None:
        reasons = [one for one in reasons if _key(one["stage"]) == _key(stage)]
    return next((one["text"] for one in reasons if not one["reached"]), reasons[-1]["text"] if reasons else None)


def _figures(data: List[Dict[str, Any]]) -> Dict[Tuple[str, str], Dict[str, Any]]:
    """By code and by name of the department; a name that two have is nobody's."""
    figures: Dict[Tuple[str, str], Dict[str, Any]] = {}
    codes: Dict[str, set] = {}
    for one in data:
        codes.setdefault(_key(one["department"]), set()).add(one["department_code"])
    for one in data:
        figures.setdefault((_key(one["department_code"]), _key(one["indicator"])), one)
        if len(codes[_key(one["department"])]) == 1:
            figures.setdefault((_key(one["department"]), _key(one["indicator"])), one)
    return {key: one for key, one in figures.items() if key[0]}


def _by_number(persons: Iterable[Dict[str, Any]]) -> Dict[str, Dict[str, Any]]:
    found: Dict[str, List[Dict[str, Any]]] = {}
    for one in persons:
        key = _key(one["staff_id"])
        if key.isdigit():
            found.setdefault(key.lstrip("0") or key, []).append(one)
    return {key: ones[0] for key, ones in found.items() if len(ones) == 1}


def _named(names: Iterable[str], wanted: Any) -> Optional[str]:
    return next((one for one in names if _key(one) == _key(wanted)), None)


def _key(value: Any) -> str:
    """Width and spaces around do not count; a number of a cell is written without a fraction."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return unicodedata.normalize("NFKC", str(value)).strip().casefold()

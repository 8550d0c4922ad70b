"""What the extension offers: its commands with their places in menu and toolbar, and its functions for cells. The configuration
of the extension is made from these tables, and the code that answers looks its names up here. Needs nothing of LibreOffice."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Dict, Tuple

from .words import Words

IDENTIFIER = "org.skillmap.libreoffice"
PROTOCOL = "vnd.skillmap:"
HANDLER = IDENTIFIER + ".Commands"
FUNCTIONS_SERVICE = IDENTIFIER + ".Functions"
SPREADSHEET = "com.sun.star.sheet.SpreadsheetDocument"


@dataclass(frozen=True)
class Command:
    """`action` is a method of Actions; `options` go to the engine as they are."""

    name: str
    label: Words
    action: str
    options: Dict[str, Any] = field(default_factory=dict)
    toolbar: Words = ("", "")  # its text there; empty: it is in the menu only
    begins_group: bool = False

    @property
    def url(self) -> str:
        return PROTOCOL + self.name


COMMANDS: Tuple[Command, ...] = (
    Command("check", ("点検", "Check"), "check", toolbar=("点検", "Check")),
    Command("evaluate", ("評価（育成段階を書き込む）", "Evaluate (write stages)"), "evaluate", toolbar=("評価", "Evaluate")),
    Command("reasons", ("選んだ職員の判定理由", "Reasons of the selected person"), "reasons", toolbar=("判定理由", "Reasons")),
    Command("dashboard", ("ダッシュボード", "Dashboard"), "new_document", {"command": "dashboard", "style": "full"},
            toolbar=("ダッシュボード", "Dashboard"), begins_group=True),
    Command("dashboard-fukui", ("ダッシュボード（所属別の評価基準・福井県方式）", "Dashboard (Fukui's criteria)"), "new_document",
            {"command": "dashboard", "style": "fukui"}),
    Command("dashboard-wg", ("ダッシュボード（人材像と育成段階・WG方式）", "Dashboard (personas and stages)"), "new_document",
            {"command": "dashboard", "style": "wg"}),
    Command("lists-manager", ("名簿・所属長用（氏名あり・取扱注意）", "Lists with names, for managers"), "new_document",
            {"command": "lists", "audience": "manager"}, begins_group=True),
    Command("lists-hr", ("名簿・人事担当用（氏名あり・取扱注意）", "Lists with names, for personnel"), "new_document",
            {"command": "lists", "audience": "hr"}),
    Command("import", ("取り込み…", "Import…"), "import_files", toolbar=("取り込み", "Import"), begins_group=True),
)


@dataclass(frozen=True)
class Parameter:
    label: Words
    description: Words
    optional: bool = False


@dataclass(frozen=True)
class Function:
    """`name` is the method of the interface of UNO; cells say `shown`."""

    name: str
    shown: str
    description: Words
    parameters: Tuple[Parameter, ...]


_STAFF = Parameter(("職員番号", "Staff number"), ("職員番号。先頭の0はなくてもかまいません。",
                                              "Staff number; zeros in front may be missing."))
_PERSONA = Parameter(("人材像", "Persona"), ("人材像の名称。省略すると、その職員のすべての人材像。",
                                          "Name of the persona; otherwise all of the person's."), optional=True)

FUNCTIONS: Tuple[Function, ...] = (
    Function("stage", "SKILLMAP_STAGE",
             ("この文書のスキルマップで、職員が到達した育成段階。到達していなければ「未到達」、記録が足りず決まらなければ「不明」。",
              "The stage a person has reached by this document's skill map; “not reached”, or “unknown” where records are missing."),
             (_STAFF, _PERSONA)),
    Function("reason", "SKILLMAP_REASON",
             ("職員の次の段階（段階を指定すればその段階）の判定と理由。",
              "The judgement of a person's next stage, or of the stage given, and why."),
             (_STAFF, _PERSONA,
              Parameter(("段階", "Stage"), ("段階の名称（Step1 など）。省略すると、まだ到達していない最初の段階。",
                                          "Name of the stage; otherwise the first one not reached yet."), optional=True))),
    Function("figure", "SKILLMAP_VALUE",
             ("所属または全庁の指標の値（ダッシュボードの「データ」と同じ）。人数が少なく伏せる値は「＊」、値がなければ #N/A。",
              "The value of an indicator of a department or the whole (as in the dashboard's data); hidden ones are “*”, none is #N/A."),
             (Parameter(("所属", "Department"), ("所属コード、所属名、または「全庁」。", "Code or name of the department, or 全庁.")),
              Parameter(("指標", "Indicator"), ("指標の名称（職員数、DX推進員 Step2以上 など）。",
                                              "Name of the indicator as in the dashboard's data.")))),
)


def command_named(name: str) -> Command:
    """KeyError where there is none."""
    return {one.name: one for one in COMMANDS}[name]

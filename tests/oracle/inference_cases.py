"""Small towns in which something about one or two people once followed from figures that were each safe by themselves.

CASES are towns of the schemes wg-tokyo-2025 and fukui: what was known, the trainings offered, and a table of the town
(small_towns.of_table). OTHER_SCHEMES have tables of small_towns.of_other_table, and what their figures count."""

import collections

Case = collections.namedtuple("Case", "why trainings town")

CASES = {
    "rate_vs_skill": Case(
        "three have the skill at least, and three pairs of ① are completed: the manager completed nothing",
        "安全 組織 事故", """
        総務課 課長
        総務課 係員 3人 安全
        総務課 係員 2人
        福祉課 課長 安全 組織
        福祉課 係員 4人 安全
        福祉課 係員 2人
        税務課 課長 安全 組織 事故
        税務課 係員 2人 安全
        税務課 係員 2人
        市民課 課長 事故
        市民課 係員 3人 安全
        市民課 係員 3人"""),
    "rate_vs_skill_upper": Case(
        "two have the skill at most, and five pairs of ① are completed: the manager completed everything",
        "安全 組織 事故", """
        総務課 課長 安全 組織 事故
        総務課 係員 2人 安全
        総務課 係員 3人
        福祉課 課長 安全
        福祉課 係員 4人 安全
        福祉課 係員 2人
        税務課 課長 組織
        税務課 係員 4人 安全
        税務課 係員 1人"""),
    "rate_townbound": Case(
        "a training of the whole less that of a department bounds it in another, and so the rest of ① there",
        "安全 事故 主任", """
        総務課 主任 主任
        総務課 係員 2人 安全
        福祉課 一般課長
        福祉課 主任 3人 安全 主任
        税務課 主任 主任
        税務課 係員 2人"""),
    "rate_vs_towntraining": Case(
        "two of the whole did not complete a training: too few to leave anything of ① to the manager",
        "安全 事故", """
        総務課 課長
        総務課 係員 安全
        総務課 推進員補
        福祉課 課長 安全
        福祉課 推進員 安全
        税務課 課長 安全 事故"""),
    "rest_zero": Case(
        "① of the whole less ① of a department leaves nothing",
        "安全 事故 主任", """
        総務課 一般課長
        総務課 主任 3人 主任
        総務課 推進員
        福祉課 一般課長
        税務課 係員 安全
        税務課 主任推進員"""),
    "stage_vs_training": Case(
        "half of them reached the stage, three at least, and three completed a training: not the manager",
        "意識 思考 基礎 安全", """
        総務課 課長
        総務課 係員 3人 意識 思考 基礎 安全
        総務課 係員 2人 意識 基礎 安全
        福祉課 課長
        福祉課 係員 意識 思考 基礎 安全
        税務課 課長
        税務課 係員"""),
    "stage_vs_training2": Case(
        "seven tenths reached the stage, three at least, and three completed a training: not the manager",
        "意識 思考 基礎 安全", """
        総務課 課長
        総務課 係員 3人 意識 思考 基礎 安全
        福祉課 係員 3人 意識 基礎 安全
        税務課 推進員 2人 意識 思考 基礎"""),
    "town100_vs_training": Case(
        "all who are asked have the skill; who else completed the training is the difference",
        "基礎", """
        総務課 係員 3人 基礎
        総務課 推進員
        福祉課 係員 3人 基礎
        福祉課 推進員
        税務課 係員 3人 基礎
        税務課 推進員 基礎"""),
    "townskill_vs_training": Case(
        "the same, of a department and its own skill; and of the whole less that department",
        "思考", """
        総務課 課長
        総務課 係員 3人 思考
        総務課 推進員
        総務課 全庁担当
        福祉課 係員 2人
        福祉課 係員 思考
        福祉課 推進員補 思考
        税務課 課長 思考
        税務課 係員 思考
        税務課 全庁担当 思考"""),
    "townstage_vs_training": Case(
        "all promoters reached the stage; who else completed its trainings is the difference",
        "企画 設計 分析 改善 検証 統制", """
        総務課 推進員 企画 設計 分析 改善 検証 統制
        福祉課 係員 3人
        税務課 推進員 2人 企画 設計 分析 改善 検証 統制
        税務課 課長"""),
    "townstage_vs_deptstage": Case(
        "as many reached the stage in the whole as in one department",
        "意識 思考 基礎 安全", """
        総務課 課長
        総務課 係員 2人 意識 思考 基礎
        福祉課 課長
        福祉課 係員 3人 意識 思考 基礎 安全
        福祉課 推進員 2人 意識 思考 基礎 安全
        税務課 課長
        税務課 係員 思考
        税務課 推進員補 意識 基礎 安全"""),
    "townstage_pair": Case(
        "all of the DX office and all promoters but one reached the stage: one of two people in a department",
        "企画 設計 分析 改善 検証 統制 変革 実装", """
        総務課 全庁担当 企画 設計 分析 改善 検証 統制 変革 実装
        福祉課 課長 設計
        福祉課 推進員
        税務課 推進員 2人 企画 設計 分析 改善 検証 統制
        税務課 全庁担当 企画 設計 分析 改善 検証 統制 変革 実装
        市民課 全庁担当 企画 設計 分析 改善 検証 統制 変革 実装"""),
    "townstage_pair2": Case(
        "all promoters reached the stage, and a training is known of the other departments: one of two people",
        "企画 設計 分析 改善 検証 統制", """
        総務課 推進員 企画 設計 分析 改善 検証 統制
        福祉課 課長
        福祉課 推進員 企画 設計 分析 改善 検証 統制
        福祉課 推進員補 企画 設計 分析 改善 検証 統制
        税務課 課長
        税務課 全庁担当 統制"""),
    "choice_total": Case(
        "③ of the whole is two kinds, which two departments account for: nobody of the third took any",
        "選択一", """
        総務課 課長
        福祉課 係員 2人 選択一
        福祉課 全庁担当
        税務課 係員 2人 選択一"""),
    "open_kept": Case(
        "a department where all took a training, hidden for another figure's sake: the whole less the others says it again",
        "意識 思考 基礎 安全", """
        総務課 課長
        総務課 係員 3人 意識 思考 基礎 安全
        総務課 係員 意識 思考 基礎
        総務課 係員
        福祉課 課長 意識 思考 安全
        福祉課 係員 意識 思考 安全
        福祉課 主任全庁担当 意識 思考 基礎 安全"""),
    "stage_of_levels": Case(
        "of three in the systems office nobody reached the stage, whose levels three trainings give: one of them missed 企画",
        "企画 管理 防御", """
        総務課 課長
        総務課 主任推進員 企画
        総務課 係員
        福祉課 情報担当 2人 企画 防御
        福祉課 情報全庁担当 管理 防御"""),
    "pair_of_managers": Case(
        "who has the skills of a training leaves one completion to the managers of two departments",
        "改善", """
        総務課 課長 改善
        総務課 推進員 2人 改善
        総務課 全庁担当 2人 改善
        総務課 主任全庁担当 改善
        総務課 推進員
        福祉課 課長 改善
        福祉課 主任全庁担当 改善
        福祉課 推進員 改善
        税務課 課長
        税務課 推進員 改善
        税務課 推進員補"""),
    "pair_by_stage": Case(
        "all of the systems office reached the stage, so one completion is left to two seniors of the DX office",
        "企画 管理 防御", """
        総務課 主任全庁担当
        福祉課 課長
        福祉課 主任全庁担当 企画
        税務課 情報担当 企画 管理 防御
        税務課 情報全庁担当 2人 企画 管理 防御"""),
}

# figures: {figure: who is counted, of those who passed, took a training and so on}
Other = collections.namedtuple("Other", "why figures town")

RANKS = ("主事・主任級", "主査・係長級", "課長補佐・課長級")

OTHER_SCHEMES = {
    "tochigi": Other(
        "④ is about those designated, of whom departments have one or two",
        {"ITパスポートに合格した職員の人数": ("指定",), "指定した職員のITパスポート合格率": ("指定",),
         "目標と実績 ITパスポート合格率": ("指定",)}, """
        総務課 指定 1人 ITパスポート
        総務課 正規 8人
        福祉課 指定 1人 ITパスポート
        福祉課 指定 1人
        福祉課 正規 7人
        税務課 指定 3人 ITパスポート
        税務課 指定 1人
        税務課 正規 6人"""),
    "tsukuba": Other(
        "⑤ to ⑦ are about ranks, of which departments have one or two people; ④ is their sum",
        {**{name: RANKS for name in ("現在の職位の研修を受講した職員の割合", "受講した職員の人数（累計）", "延べ受講数（累計）",
                                     "今年度の延べ受講数", "目標と実績 データ利活用研修の受講者数")},
         **{name: (rank,) for rank in RANKS for name in (
             f"今年度の受講数（{rank}）", f"修了：データ利活用研修（{rank}）", f"{rank} 受講済", f"{rank} 受講済以上")}}, """
        総務課 主事・主任級 4人 データ利活用研修（主事・主任級）
        総務課 主事・主任級 2人
        総務課 主査・係長級 1人 データ利活用研修（主査・係長級）
        総務課 課長補佐・課長級 1人
        福祉課 主事・主任級 3人 データ利活用研修（主事・主任級）
        福祉課 主事・主任級 2人
        福祉課 主査・係長級 3人 データ利活用研修（主査・係長級）
        福祉課 課長補佐・課長級 1人 データ利活用研修（課長補佐・課長級）
        税務課 主事・主任級 5人 データ利活用研修（主事・主任級）
        税務課 主査・係長級 2人
        税務課 課長補佐・課長級 1人 データ利活用研修（課長補佐・課長級）"""),
    "gotsu": Other(
        "① is about regular staff and ② about all: the difference is the one or two others",
        {**{name: ("正規",) for name in ("正規職員の合格率", "目標と実績 ITパスポートの合格率", "全職員 合格", "全職員 合格以上")},
         **{name: ("正規", "会計年度") for name in ("数える職員すべての合格率", "合格者数")}}, """
        総務課 正規 5人 ITパスポート
        総務課 正規 11人
        総務課 会計年度 1人 ITパスポート
        福祉課 正規 6人 ITパスポート
        福祉課 正規 4人
        福祉課 会計年度 2人
        税務課 正規 4人 ITパスポート
        税務課 正規 5人
        税務課 会計年度 4人 ITパスポート
        税務課 会計年度 1人"""),
}

# toyota: two passed the first exam and no other.
EXAMS = """
    総務課 正規 1人 ITパスポート
    総務課 正規 3人 基本情報技術者
    総務課 正規 9人
    福祉課 正規 1人 ITパスポート
    福祉課 正規 3人 応用情報技術者
    福祉課 正規 8人"""

# mic-guidebook: departments with one and with two leaders.
LEVELS = """
    総務課 DX推進リーダー 1人 業務課題の把握・改善のけん引 業務課題に合わせたデジタルツールの発注
    総務課 正規 6人
    福祉課 DX推進リーダー 2人 業務課題の把握・改善のけん引
    福祉課 正規 5人
    税務課 DX推進リーダー 4人 業務課題の把握・改善のけん引
    税務課 正規 4人"""

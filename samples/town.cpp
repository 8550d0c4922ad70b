#include "samples/town.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "samples/random.h"

namespace skillmap::samples {
namespace {

struct DepartmentName {
    std::string_view bureau;
    std::string_view name;
};

constexpr std::array department_names{
    DepartmentName{"総務部", "総務課"},         DepartmentName{"総務部", "人事課"},
    DepartmentName{"総務部", "財政課"},         DepartmentName{"企画部", "企画政策課"},
    DepartmentName{"企画部", "DX推進課"},       DepartmentName{"企画部", "広報課"},
    DepartmentName{"市民部", "市民課"},         DepartmentName{"市民部", "税務課"},
    DepartmentName{"市民部", "国保年金課"},     DepartmentName{"福祉部", "福祉課"},
    DepartmentName{"福祉部", "子育て支援課"},   DepartmentName{"福祉部", "高齢介護課"},
    DepartmentName{"福祉部", "健康増進課"},     DepartmentName{"建設部", "建設課"},
    DepartmentName{"建設部", "都市計画課"},     DepartmentName{"建設部", "上下水道課"},
    DepartmentName{"産業部", "農政課"},         DepartmentName{"産業部", "商工観光課"},
    DepartmentName{"環境部", "環境課"},         DepartmentName{"教育委員会", "教育総務課"},
    DepartmentName{"教育委員会", "生涯学習課"}, DepartmentName{"議会", "議会事務局"},
};
constexpr std::string_view office_name = "DX推進課";

// Families and given names that nobody would take for a real list of staff.
struct Name {
    std::string_view kanji;
    std::string_view kana;
};
constexpr std::array families{
    Name{"青葉", "アオバ"},     Name{"若竹", "ワカタケ"},   Name{"朝霧", "アサギリ"},
    Name{"白波", "シラナミ"},   Name{"春風", "ハルカゼ"},   Name{"木洩", "コモレ"},
    Name{"初雪", "ハツユキ"},   Name{"夏雲", "ナツグモ"},   Name{"月影", "ツキカゲ"},
    Name{"花霞", "ハナガスミ"}, Name{"風待", "カゼマチ"},   Name{"星影", "ホシカゲ"},
    Name{"菜花", "ナノハナ"},   Name{"秋晴", "アキバレ"},   Name{"雪解", "ユキゲ"},
    Name{"雨音", "アマネ"},     Name{"山吹", "ヤマブキ"},   Name{"露草", "ツユクサ"},
    Name{"若楓", "ワカカエデ"}, Name{"麦秋", "バクシュウ"},
};
constexpr std::array given_names{
    Name{"一", "ハジメ"},   Name{"二葉", "フタバ"}, Name{"三月", "ミツキ"},
    Name{"四季", "シキ"},   Name{"五月", "サツキ"}, Name{"六花", "リッカ"},
    Name{"七海", "ナナミ"}, Name{"八雲", "ヤクモ"}, Name{"九重", "ココノエ"},
    Name{"十和", "トワ"},   Name{"百合", "ユリ"},   Name{"千歳", "チトセ"},
    Name{"万里", "バンリ"}, Name{"広海", "ヒロミ"}, Name{"若葉", "ワカバ"},
    Name{"光", "ヒカル"},
};

struct TrainingRow {
    std::string_view code;
    std::string_view name;
    std::string_view category;
    std::string_view audience;  // field:value;field:value, or "" for everyone
    bool every_year;
    double hours;
    std::string_view provider;
    std::string_view skills;
};

// The trainings of the WG report and of Fukui's list, with invented codes and hours.
constexpr std::array training_rows{
    TrainingRow{"T01", "DXマインドセット研修", "推奨", "", false, 1.5, "人事課", "DXの必要性理解"},
    TrainingRow{"T02", "デザイン思考の研修", "推奨", "", false, 3, "人事課", "顧客/ユーザー理解"},
    TrainingRow{"T03", "行政デジタルに関する基礎研修", "推奨", "", false, 2, "DX推進課",
                "行政職員のためのデジタル技術の基礎知識"},
    TrainingRow{"T04", "情報セキュリティ研修", "必須", "", true, 1, "DX推進課",
                "セキュリティリテラシー;プライバシー保護理解"},
    TrainingRow{"T05", "プロジェクトマネジメント研修", "推奨",
                "人材像:DX推進員;人材像:全庁DX推進担当;人材像:全庁情報システム担当", false, 6,
                "研修所", "プロジェクトマネジメント"},
    TrainingRow{"T06", "サービスデザイン研修", "推奨",
                "人材像:DX推進員;人材像:全庁DX推進担当;人材像:一般行政職員（管理監督職）", false, 6,
                "研修所", "価値発見/定義;変革ゴール設定"},
    TrainingRow{"T07", "データ分析/活用に関する研修", "推奨",
                "人材像:DX推進員;人材像:全庁DX推進担当", false, 6, "研修所", "データ理解/活用"},
    TrainingRow{"T08", "BPR研修", "推奨",
                "人材像:DX推進員;人材像:全庁DX推進担当;人材像:一般行政職員（管理監督職）", false, 6,
                "研修所", "業務分析/BPR;変革ゴール設定;変革推進サポート"},
    TrainingRow{"T09", "UX研修", "推奨", "人材像:DX推進員;人材像:全庁DX推進担当", false, 3,
                "研修所", "サービス検証(顧客/ユーザー視点)"},
    TrainingRow{"T10", "庁内ITガバナンス説明会", "推奨",
                "人材像:DX推進員;人材像:全庁DX推進担当;人材像:一般行政職員（管理監督職）", false, 1,
                "DX推進課", "庁内ITガバナンスに対する理解"},
    TrainingRow{"T11", "チェンジマネジメント研修", "推奨", "人材像:全庁DX推進担当", false, 6,
                "東京都・GTT", "変革マネジメント"},
    TrainingRow{"T12", "データ・AI活用ハンズオン研修", "推奨", "人材像:全庁DX推進担当", false, 12,
                "東京都・GTT", "データ・AI活用業務の設計・事業実装・評価"},
    TrainingRow{"T13", "システム管理基礎研修", "推奨", "人材像:全庁情報システム担当", false, 6,
                "J-LIS", "システム管理"},
    TrainingRow{"T14", "サイバーセキュリティ基礎研修", "推奨", "人材像:全庁情報システム担当", false,
                6, "J-LIS", "サイバーセキュリティ"},
    TrainingRow{"T15", "クラウドサービス基礎研修", "推奨", "人材像:全庁情報システム担当", false, 6,
                "J-LIS", "クラウドサービス活用"},
    TrainingRow{"M01", "人と組織の改革", "必須", "役職区分:管理職", false, 2, "人事課", ""},
    TrainingRow{"M02", "インシデント管理", "必須", "役職区分:管理職", true, 1, "DX推進課", ""},
    TrainingRow{"M03", "ICT改革", "必須", "役職区分:主任以上", false, 2, "人事課", ""},
    TrainingRow{"L01", "DXゲートウェイ研修", "必須（DXリーダー）", "セグメント:DXリーダー", false,
                6, "DX推進課", ""},
    TrainingRow{"L02", "DX推進研修", "必須（DXリーダー）", "セグメント:DXリーダー", true, 3,
                "DX推進課", ""},
    TrainingRow{"E01", "データ活用", "選択", "", false, 3, "DX推進課", ""},
    TrainingRow{"E02", "デザイン思考ワークショップ", "選択", "", false, 3, "DX推進課", ""},
    TrainingRow{"E03", "RPA・kintone実践研修", "選択", "", false, 6, "DX推進課",
                "ツール活用（業務アプリ）"},
    TrainingRow{"E04", "EBPMワークショップ", "選択", "", false, 3, "企画政策課", ""},
};

constexpr std::string_view promoter = "DX推進員";
constexpr std::string_view office = "全庁DX推進担当";
constexpr std::string_view systems = "全庁情報システム担当";
constexpr std::string_view general = "一般行政職員";
constexpr std::string_view manager = "一般行政職員（管理監督職）";
constexpr std::string_view leader_segment = "DXリーダー";

constexpr std::array<std::string_view, 9> system_skills{"プロジェクトマネジメント",
                                                        "システム管理",
                                                        "サイバーセキュリティ",
                                                        "システムアーキテクチャ",
                                                        "クラウドサービス活用",
                                                        "ネットワーク設計",
                                                        "運用設計",
                                                        "ITストラテジー",
                                                        "システム監査"};
constexpr std::array<std::string_view, 9> tools{"Teams",          "Word",     "PowerPoint",
                                                "Copilot",        "Forms",    "LoGoフォーム",
                                                "Power Automate", "Power BI", "Kintone"};
struct Box {
    int level;
    std::string_view name;
};
constexpr std::array boxes{
    Box{1, "Excel Lv1 セルの書式設定"},   Box{1, "Excel Lv1 フィルタ"},
    Box{1, "Excel Lv1 ソート"},           Box{1, "Excel Lv1 数式"},
    Box{2, "Excel Lv2 5種類以上の関数"},  Box{2, "Excel Lv2 条件付き書式"},
    Box{2, "Excel Lv2 入力規則"},         Box{2, "Excel Lv2 グラフ"},
    Box{3, "Excel Lv3 ピボットテーブル"}, Box{3, "Excel Lv3 マクロの作成・編集"},
    Box{3, "Excel Lv3 業務の効率化"},     Box{3, "Excel Lv3 周囲への指導"},
};
// Invented, with skills of DX推進員 that the WG report names.
constexpr std::array<std::string_view, 8> project_names{
    "窓口申請の電子化", "文書管理の見直し", "施設予約の改善", "住民アンケートの分析",
    "会議運営の効率化", "庁内FAQの整備",    "現地調査の改善", "補助金事務の電子化"};
constexpr std::array<std::string_view, 7> project_skills{"業務分析/BPR",
                                                         "価値発見/定義",
                                                         "データ理解/活用",
                                                         "プロジェクトマネジメント",
                                                         "変革ゴール設定",
                                                         "サービス検証(顧客/ユーザー視点)",
                                                         "ツール活用（業務アプリ）"};
constexpr std::array<std::string_view, 8> practice_titles{
    "窓口申請のオンライン化", "会議資料のペーパーレス化", "通知文書の自動作成", "問合せ記録の共有",
    "現地調査のタブレット化", "予約受付の電子化",         "集計作業の自動化",   "庁内FAQの整備"};

constexpr int fiscal_year = 2025;
constexpr std::uint16_t systems_check_sheet = 0;

class TownMaker {
  public:
    explicit TownMaker(const TownOptions& options) : options_(options), random_(options.seed) {}

    Town make() {
        as_of_ = FiscalYear(fiscal_year).last();
        town_.settings.organization = "みほん市（架空のデータ）";
        town_.settings.schemes = {{"wg-tokyo-2025", "", {}}, {"fukui", "", {}}};
        town_.settings.as_of = DateField(as_of_);
        town_.settings.fiscal_year = FiscalYear(fiscal_year);
        records().sheets = {"自己点検_全庁情報システム担当"};
        records().present = {true, true, true, true, true, true, true,
                             true, true, true, true, true, true};
        make_departments();
        make_trainings();
        for (int i = 0; i < options_.staff; ++i) make_person(i);
        make_practices();
        make_targets();
        make_sessions();
        list_projects();
        return std::move(town_);
    }

  private:
    Records& records() { return town_.records; }
    Symbol word(std::string_view text) { return records().words.intern(text); }

    template <class T>
    const T& pick(const T* list, std::size_t size) {
        return list[static_cast<std::size_t>(random_.below(static_cast<int>(size)))];
    }
    template <class Array>
    const auto& pick(const Array& list) {
        return pick(list.data(), list.size());
    }

    void make_departments() {
        for (int i = 0; i < options_.departments; ++i) {
            const auto n = static_cast<std::size_t>(i) % department_names.size();
            const int round = i / static_cast<int>(department_names.size());
            Department department;
            department.code = fmt::format("{:04d}", 100 + i);
            department.bureau = department_names[n].bureau;
            department.name = department_names[n].name;
            if (round > 0) department.name += fmt::format("（第{}）", round + 1);
            department.order = i + 1;
            records().departments.add(std::move(department));
        }
    }

    Audience audience(std::string_view text) {
        const std::size_t colon = text.find(':');
        const std::string_view field = text.substr(0, colon);
        const Symbol value = word(text.substr(colon + 1));
        if (field == "人材像") return {Audience::Field::Persona, value, {}};
        if (field == "役職区分") return {Audience::Field::Grade, value, {}};
        return {Audience::Field::Segment, value, {}};
    }

    template <class F>
    static void each_part(std::string_view text, F f) {
        while (!text.empty()) {
            const std::size_t end = std::min(text.find(';'), text.size());
            f(text.substr(0, end));
            text.remove_prefix(std::min(end + 1, text.size()));
        }
    }

    void make_trainings() {
        for (const TrainingRow& row : training_rows) {
            Training training;
            training.code = row.code;
            training.name = row.name;
            training.category = word(row.category);
            training.recurrence = row.every_year ? Recurrence::EveryFiscalYear : Recurrence::Once;
            training.hours = row.hours;
            training.provider = row.provider;
            each_part(row.audience,
                      [&](std::string_view part) { training.audience.push_back(audience(part)); });
            if (training.audience.empty()) training.audience.push_back({});
            each_part(row.skills,
                      [&](std::string_view part) { training.skills.push_back(word(part)); });
            records().trainings.add(std::move(training));
        }
    }

    Date day_before(int most_days) { return as_of_ - std::chrono::days(random_.below(most_days)); }

    void set_rank(StaffMember& member) {
        const int rank = random_.below(100);
        const auto set = [&](std::string_view position, std::string_view grade) {
            member.position = word(position);
            member.grade = word(grade);
        };
        if (rank < 6) return set("課長", "管理職");
        if (rank < 11) return set("参事", "管理職");
        if (rank < 22) return set("課長補佐", "主任以上");
        if (rank < 40) return set("主任", "主任以上");
        if (rank < 70) return set("主査", "一般職員");
        set("主事", "一般職員");
    }

    void set_status(StaffMember& member) {
        const bool appointee = member.grade == word("一般職員") && random_.percent(6);
        member.appointment = word(appointee ? "会計年度任用職員" : "正規");
        const int n = random_.below(1000);
        member.status = word(n < 8 ? "休職" : n < 24 ? "育休" : n < 30 ? "派遣" : "在籍");
    }

    void set_persona(StaffMember& member, const Department& department) {
        if (member.grade == word("管理職")) {
            member.personas = {word(manager)};
            return;
        }
        if (department.name.find(office_name) != std::string::npos) {
            member.personas = {word(random_.percent(55) ? systems : office)};
            if (random_.percent(12)) member.personas = {word(systems), word(office)};
            return;
        }
        const bool promotes = random_.percent(14);
        member.personas = {word(promotes ? promoter : general)};
        if (promotes ? random_.percent(60) : random_.percent(2))
            member.segments = {word(leader_segment)};
    }

    void make_person(int i) {
        constexpr int step = 7;  // numbers have gaps, as real ones do
        const int at = i < options_.departments ? i : random_.below(options_.departments);
        const Id<Department> department(static_cast<std::size_t>(at));
        StaffMember member;
        member.id = fmt::format("{:06d}", 3 + i * step);
        const Name& family = pick(families);
        const Name& given = pick(given_names);
        member.name = fmt::format("{} {}", family.kanji, given.kanji);
        member.kana = fmt::format("{} {}", family.kana, given.kana);
        member.mail = fmt::format("u{}@city.example.jp", member.id);
        member.department = department;
        set_rank(member);
        set_status(member);
        set_persona(member, records().departments[department]);
        member.assigned_on = DateField(FiscalYear(fiscal_year - random_.below(5)).first());
        const Id<StaffMember> id = records().staff.add(std::move(member));
        make_attendances(id);
        make_evidence(id);
    }

    bool meant_for(const Training& training, const StaffMember& member) {
        return std::any_of(
            training.audience.begin(), training.audience.end(), [&](const Audience& one) {
                const auto holds = [&one](const std::vector<Symbol>& list) {
                    return std::find(list.begin(), list.end(), one.value) != list.end();
                };
                switch (one.field) {
                    case Audience::Field::Persona:
                        return holds(member.personas);
                    case Audience::Field::Segment:
                        return holds(member.segments);
                    case Audience::Field::Grade:
                        return member.grade == one.value;
                    default:
                        return true;
                }
            });
    }

    void make_attendances(Id<StaffMember> id) {
        const int diligence = random_.percent(65) ? 88 + random_.below(13) : 35 + random_.below(55);
        for (const Training& training : records().trainings) {
            if (!meant_for(training, records().staff[id])) continue;
            const bool elective = training.category == word("選択");
            if (!random_.percent(elective ? 9 : diligence)) continue;
            const bool every_year = training.recurrence == Recurrence::EveryFiscalYear;
            const int n = random_.below(100);
            const AttendanceStatus status = n < 93   ? AttendanceStatus::Completed
                                            : n < 95 ? AttendanceStatus::Exempted
                                            : n < 98 ? AttendanceStatus::InProgress
                                                     : AttendanceStatus::Absent;
            const Date date = day_before(every_year ? 430 : 1300);
            records().attendances.push_back(
                {id, records().trainings.id_of(training), DateField(date), status, {}, {}});
        }
    }

    void make_evidence(Id<StaffMember> id) {
        const auto personas = records().staff[id].personas;
        const auto has = [&](std::string_view persona) {
            return std::find(personas.begin(), personas.end(), word(persona)) != personas.end();
        };
        if (has(promoter) || has(office)) make_projects(id);
        if (has(systems)) make_skill_check(id);
        if (has(general)) make_tool_checks(id);
    }

    int most_projects() const { return std::max(8, options_.departments * 2); }
    static std::string project_code(int number) { return fmt::format("P{:03d}", number + 1); }

    void make_projects(Id<StaffMember> id) {
        const int projects = random_.below(4);
        for (int i = 0; i < projects; ++i) {
            Experience record;
            record.staff = id;
            record.project = word(project_code(random_.below(most_projects())));
            const int n = random_.below(100);
            record.role = n < 60   ? ProjectRole::Lead
                          : n < 90 ? ProjectRole::Member
                                   : ProjectRole::Mentor;
            const Date start = day_before(1400);
            record.start = DateField(start);
            if (random_.percent(70))
                record.end = DateField(start + std::chrono::days(60 + random_.below(540)));
            records().experiences.push_back(record);
        }
        if (!random_.percent(18)) return;
        Attestation attestation;
        attestation.staff = id;
        attestation.statement = word("後進の指導");
        attestation.confirmed_by = "所属長";
        attestation.date = DateField(day_before(300));
        records().attestations.push_back(std::move(attestation));
    }

    void make_skill_check(Id<StaffMember> id) {
        const int skill = random_.below(4);
        const auto row = static_cast<std::uint32_t>(id.index() + 1);
        const DateField date(day_before(120));
        for (const std::string_view name : system_skills) {
            if (random_.percent(8)) continue;  // not answered
            const int level = std::clamp(skill + random_.below(3) - 1, 0, 3);
            records().skill_levels.push_back(
                {id, word(name), Level(level), date, {systems_check_sheet, 1, row}});
        }
        if (random_.percent(20))
            records().qualifications.push_back(
                {id, word("システムアーキテクト"), DateField(day_before(2000)), {}, {}});
    }

    Id<Checklist> excel_list() {
        if (!records().checklists.empty()) return Id<Checklist>(0);
        Checklist list{word("Excel"), {}};
        for (const Box& box : boxes) list.items.push_back({box.level, std::string(box.name)});
        return records().checklists.add(std::move(list));
    }

    void make_tool_checks(Id<StaffMember> id) {
        if (random_.percent(10)) return;  // not handed in
        const auto row = static_cast<std::uint32_t>(id.index() + 1);
        const DateField date(day_before(120));
        for (const std::string_view tool : tools) {
            if (random_.percent(12)) continue;
            const int level = random_.percent(45) ? 0 : 1 + random_.below(3);
            records().tool_levels.push_back({id, word(tool), Level(level), date, {0, 1, row}});
        }
        ChecklistAnswer answer{id, excel_list(), 0, date, {}};
        const int known = random_.below(static_cast<int>(boxes.size()) + 1);
        for (int i = 0; i < static_cast<int>(boxes.size()); ++i)
            if (i < known || random_.percent(8)) answer.ticked |= std::uint64_t{1} << i;
        if (answer.ticked != 0) records().checklist_answers.push_back(answer);
    }

    void make_practices() {
        for (int i = 0; i < options_.departments * 2; ++i) {
            Practice practice;
            practice.department =
                Id<Department>(static_cast<std::size_t>(random_.below(options_.departments)));
            practice.title = pick(practice_titles);
            practice.effect = fmt::format("年間{}時間の削減", 10 * (1 + random_.below(40)));
            practice.date = DateField(day_before(360));
            practice.recommended = random_.percent(10);
            records().practices.push_back(std::move(practice));
        }
    }

    void make_targets() {
        const auto add = [this](std::string indicator, std::string object, double value,
                                std::string unit) {
            Target target;
            target.indicator = std::move(indicator);
            target.object = std::move(object);
            target.value = value;
            target.unit = std::move(unit);
            target.due = FiscalYear(fiscal_year + 1);
            records().targets.push_back(std::move(target));
        };
        add("DX推進員の人数", "DX推進員", options_.departments, "人");
        add("DX推進員のStep1以上の割合", "DX推進員:Step1", 60, "%");
        add("DX推進員のStep2以上の割合", "DX推進員:Step2", 30, "%");
        add("一般行政職員のStep1以上の割合", "一般行政職員:Step1", 80, "%");
    }

    // On the third Tuesday, Wednesday … of a month of the next fiscal year.
    static DateField session_day(std::size_t number) {
        const auto month = static_cast<int>(5 + number % 10);  // May to February
        const Date first = *make_date(fiscal_year + 1 + (month > 12 ? 1 : 0),
                                      static_cast<unsigned>(month > 12 ? month - 12 : month), 1);
        const std::chrono::weekday wanted(static_cast<unsigned>(2 + number % 4));
        return DateField(first + (wanted - std::chrono::weekday(first)) + std::chrono::weeks(2));
    }

    // Fewer seats than people who lack a training; of the last of those for 全庁情報システム担当
    // there is no session.
    void make_sessions() {
        std::size_t number = 0;
        for (const Training& training : records().trainings) {
            if (training.code == "T15") continue;
            const bool for_all = training.audience.empty() ||
                                 training.audience.front().field == Audience::Field::Everyone;
            // What everybody takes every year is a video: as many as come.
            const bool video = for_all && training.recurrence == Recurrence::EveryFiscalYear;
            const int times = for_all && !video ? 3 : 1;
            const int share = for_all ? 12 : 5;  // percent of the staff
            const auto seats =
                video ? std::nullopt
                      : std::optional(std::max(5, options_.staff * share / 100 / 5 * 5));
            for (int i = 0; i < times; ++i) {
                const DateField day = video ? DateField() : session_day(number);
                records().sessions.push_back({records().trainings.id_of(training), day, seats, {}});
                number += 3;  // the sessions of one training lie months apart
            }
            ++number;
        }
    }

    // What people work in, by their records. Of the others every third begins in the next fiscal
    // year; the rest has ended.
    void list_projects() {
        std::set<Symbol> going_on;
        for (const Experience& one : records().experiences)
            if (one.end.blank() || one.end.date() > as_of_) going_on.insert(one.project);
        for (int i = 0; i < most_projects(); ++i) {
            Project project;
            project.code = word(project_code(i));
            const auto n = static_cast<std::size_t>(i);
            project.name = project_names[n % project_names.size()];
            if (const int round = i / static_cast<int>(project_names.size()); round > 0)
                project.name += fmt::format("（第{}期）", round + 1);
            if (i % 5 != 4)  // else one of the whole
                project.department = Id<Department>(n % records().departments.size());
            project.skills = {word(project_skills[n % project_skills.size()]),
                              word(project_skills[(n + 1 + n / 3) % project_skills.size()])};
            if (i % 3 != 2) project.leads = 1;
            if (i % 4 != 3) project.members = 2 + i % 3;
            if (!going_on.contains(project.code) && i % 3 == 0)
                project.start = DateField(as_of_ + std::chrono::days(31 + i % 90));
            else if (!going_on.contains(project.code))
                project.end = DateField(as_of_ - std::chrono::days(40 + i % 200));
            project.listed = true;
            records().projects.add(std::move(project));
        }
    }

    TownOptions options_;
    Random random_;
    Date as_of_{};
    Town town_;
};

}  // namespace

Town make_town(const TownOptions& options) {
    return TownMaker(options).make();
}

}  // namespace skillmap::samples

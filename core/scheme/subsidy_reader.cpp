#include "core/scheme/subsidy_reader.h"

#include <algorithm>
#include <array>

#include "core/text/date.h"
#include "core/text/number.h"

namespace skillmap {
namespace {

constexpr std::array subsidy_events{
    NamedValue<Subsidy::On>{"exam", Subsidy::On::Exam},
    NamedValue<Subsidy::On>{"pass", Subsidy::On::Pass},
};

constexpr std::array subsidy_costs{
    NamedValue<Subsidy::Cost>{"fee", Subsidy::Cost::Fee},
    NamedValue<Subsidy::Cost>{"text", Subsidy::Cost::Text},
    NamedValue<Subsidy::Cost>{"travel", Subsidy::Cost::Travel},
};

constexpr std::array subsidy_repeats{
    NamedValue<Subsidy::Again>{"ask", Subsidy::Again::Ask},
    NamedValue<Subsidy::Again>{"pay", Subsidy::Again::Pay},
    NamedValue<Subsidy::Again>{"refuse", Subsidy::Again::Refuse},
};

class SubsidyReader {
  public:
    SubsidyReader(EntryReader& entries, Scheme& scheme) : entries_(entries), scheme_(scheme) {}

    void read_subsidy(const toml::table& table) {
        entries_.only(table, {"id", "name", "qualifications", "any_qualification", "unlisted", "on",
                              "costs", "share", "limit", "budget", "again", "personas",
                              "fiscal_years", "prepaid", "application", "within_days"});
        Subsidy subsidy;
        subsidy.id = entries_.text(table, "id");
        subsidy.name = entries_.text(table, "name");
        for (const std::string& name : entries_.texts(table, "qualifications")) {
            const auto known = scheme_.find_qualification(name);
            if (!known) scheme_.qualifications.push_back({name, {}});
            subsidy.qualifications.push_back(known.value_or(name));
        }
        subsidy.any_qualification = entries_.flag(table, "any_qualification", false);
        subsidy.unlisted = entries_.flag(table, "unlisted", false);
        if (subsidy.qualifications.empty() && !subsidy.any_qualification && !subsidy.unlisted)
            entries_.fail(table, "qualifications", "", "at least one name");
        subsidy.on = entries_.one_of(table, "on", subsidy_events);
        const auto cost_words = table["costs"].is_string()
                                    ? std::vector<std::string>{entries_.text(table, "costs")}
                                    : entries_.texts(table, "costs");
        for (const std::string& word : cost_words)
            if (const auto cost = entries_.named(table, "costs", word, subsidy_costs))
                subsidy.costs.push_back(*cost);
        if (subsidy.costs.empty()) subsidy.costs = {Subsidy::Cost::Fee};
        const auto amount = [&](std::string_view key) {
            return table.contains(key) ? std::optional(entries_.amount(table, key, 0))
                                       : std::nullopt;
        };
        subsidy.share = entries_.amount(table, "share", 100);
        check_share(table, subsidy.share);
        subsidy.limit = amount("limit");
        subsidy.budget = amount("budget");
        subsidy.within_days = amount("within_days");
        subsidy.again =
            entries_.one_of(table, "again", subsidy_repeats, std::optional(Subsidy::Again::Ask));
        for (const std::string& name : entries_.texts(table, "personas"))
            if (const auto persona = scheme_.find_persona(name))
                subsidy.personas.push_back(scheme_.personas[*persona].name);
            else
                entries_.fail(table, "personas", name, names_of(scheme_.personas));
        read_years(table, subsidy.fiscal_years);
        subsidy.prepaid = entries_.flag(table, "prepaid", false);
        subsidy.application = entries_.flag(table, "application", subsidy.within_days.has_value());
        subsidy.source = entries_.optional_text(table, "source");
        subsidy.options = entries_.options(table);
        const bool twice =
            std::any_of(scheme_.subsidies.begin(), scheme_.subsidies.end(),
                        [&](const Subsidy& other) { return other.id == subsidy.id; });
        if (twice) entries_.fail(table, "id", subsidy.id, "id used once");
        scheme_.subsidies.push_back(std::move(subsidy));
    }

  private:
    void check_share(const toml::table& table, const Quantity& share) {
        constexpr double most = 100;
        if (share.known() && (*share.value < 0 || *share.value > most))
            entries_.fail(table, "share", number_text(*share.value), "percent from 0 to 100");
    }

    void read_years(const toml::table& table, std::vector<int>& years) {
        for (const std::string& text : entries_.texts(table, "fiscal_years")) {
            if (const auto year = parse_fiscal_year(text))
                years.push_back(year->year());
            else
                entries_.fail(table, "fiscal_years", text, "fiscal year");
        }
    }

    EntryReader& entries_;
    Scheme& scheme_;
};

}  // namespace

void read_subsidies(const toml::table& root, EntryReader& entries, Scheme& scheme) {
    SubsidyReader reader(entries, scheme);
    entries.each(root, "subsidy", [&](const toml::table& t) { reader.read_subsidy(t); });
}

}  // namespace skillmap

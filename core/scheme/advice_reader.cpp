#include "core/scheme/advice_reader.h"

#include <algorithm>

namespace skillmap {
namespace {

class AdviceReader {
  public:
    AdviceReader(EntryReader& entries, ConditionReader& conditions, Scheme& scheme)
        : entries_(entries), conditions_(conditions), scheme_(scheme) {}

    void read_catalogue(const toml::table& table) {
        entries_.only(table, {"training", "skills", "main", "supplement", "contents", "remark"});
        scheme_.catalogue.push_back(
            {entries_.text(table, "training"), conditions_.skills(table, "skills"),
             entries_.texts(table, "main"), entries_.texts(table, "supplement"),
             entries_.texts(table, "contents"), entries_.optional_text(table, "remark"),
             entries_.optional_text(table, "source")});
    }

    void read_role(const toml::table& table) {
        entries_.only(table, {"name", "positions", "personas"});
        OjtRole role{entries_.text(table, "name"), entries_.texts(table, "positions"),
                     entries_.texts(table, "personas"), entries_.optional_text(table, "source")};
        if (find_role(role.name) < scheme_.ojt_roles.size())
            entries_.fail(table, "name", role.name, "name used once");
        for (const std::string& persona : role.personas)
            if (!scheme_.find_persona(persona))
                entries_.fail(table, "personas", persona, names_of(scheme_.personas));
        scheme_.ojt_roles.push_back(std::move(role));
    }

    void read_measure(const toml::table& table) {
        entries_.only(table, {"role", "section", "measure", "action", "about"});
        const std::string role = entries_.text(table, "role");
        const std::size_t number = find_role(role);
        if (number == scheme_.ojt_roles.size()) {
            std::string names;
            for (const OjtRole& one : scheme_.ojt_roles)
                names += (names.empty() ? "" : ", ") + one.name;
            return entries_.fail(table, "role", role, names);
        }
        scheme_.ojt.push_back(
            {number, entries_.optional_text(table, "section"), entries_.text(table, "measure"),
             entries_.optional_text(table, "action"), entries_.texts(table, "about"),
             entries_.optional_text(table, "source")});
    }

  private:
    std::size_t find_role(const std::string& name) const {
        const auto& roles = scheme_.ojt_roles;
        const auto found = std::find_if(roles.begin(), roles.end(),
                                        [&](const OjtRole& one) { return one.name == name; });
        return static_cast<std::size_t>(found - roles.begin());
    }

    EntryReader& entries_;
    ConditionReader& conditions_;
    Scheme& scheme_;
};

}  // namespace

void read_advice(const toml::table& root, EntryReader& entries, ConditionReader& conditions,
                 Scheme& scheme) {
    AdviceReader reader(entries, conditions, scheme);
    entries.each(root, "catalogue", [&](const toml::table& t) { reader.read_catalogue(t); });
    entries.each(root, "ojt_role", [&](const toml::table& t) { reader.read_role(t); });
    entries.each(root, "ojt", [&](const toml::table& t) { reader.read_measure(t); });
}

}  // namespace skillmap

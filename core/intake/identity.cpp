#include "core/intake/identity.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "core/intake/form.h"
#include "core/text/code_points.h"
#include "core/text/name_key.h"
#include "core/text/normalize.h"

namespace skillmap {
namespace {

using People = std::vector<Id<StaffMember>>;

bool blank(std::string_view text) {
    return trim(text).empty();
}

bool contains(const People& people, Id<StaffMember> one) {
    return std::find(people.begin(), people.end(), one) != people.end();
}

template <class Map>
typename Map::mapped_type found_in(const Map& map, const std::string& key) {
    const auto it = map.find(key);
    return key.empty() || it == map.end() ? typename Map::mapped_type() : it->second;
}

bool belongs(const StaffMember& member, const std::vector<Id<Department>>& departments) {
    const auto given = [&departments](Id<Department> one) {
        return std::find(departments.begin(), departments.end(), one) != departments.end();
    };
    return (member.department && given(*member.department)) ||
           std::any_of(member.concurrent_departments.begin(), member.concurrent_departments.end(),
                       given);
}

// The same name, as far as its 外字 let anybody see.
bool same_but_gaiji(const std::string& a, const std::string& b) {
    const auto left = code_points(a);
    const auto right = code_points(b);
    return left && right &&
           std::equal(left->begin(), left->end(), right->begin(), right->end(),
                      [](char32_t x, char32_t y) { return x == y || is_gaiji(x) || is_gaiji(y); });
}

// The part of an address before the @.
std::string_view local_part(std::string_view mail) {
    const std::size_t at = mail.find('@');
    return at == std::string_view::npos ? std::string_view() : trim(mail.substr(0, at));
}

// People in the order given, each once.
class Candidates {
  public:
    Candidates& add(const People& people) {
        for (const Id<StaffMember> one : people)
            if (people_.size() < IdentityIndex::most_candidates && !contains(people_, one))
                people_.push_back(one);
        return *this;
    }
    const People& people() const { return people_; }

  private:
    People people_;
};

}  // namespace

/// What each part of a clue says by itself.
struct IdentityIndex::Evidence {
    std::optional<Id<StaffMember>> numbered;  // whose number it is
    People mailed;                            // whose mail and UPN these are
    bool mails_differ = false;                // the mail is of one, the UPN of another
    People number_in_mail;                    // whose number the mail begins with
    People named;                             // whose name it is, those of the department first
    std::vector<Id<Department>> departments;  // that may be meant; none where none is known
};

IdentityIndex::IdentityIndex(const Records& records)
    : records_(records),
      retired_(records.words.find(wg_form().vocabulary("status").word("retired"))) {
    for (const Department& department : records.departments) {
        const auto id = records.departments.id_of(department);
        department_codes_.add(department.code);
        department_names_[name_key(department.name)].push_back(id);
        if (!department.bureau.empty())
            department_names_[name_key(department.bureau + department.name)].push_back(id);
    }
    for (const StaffMember& member : records.staff) {
        const auto id = records.staff.id_of(member);
        numbers_.add(member.id);
        keys_.push_back({name_key(member.name), kana_key(member.kana)});
        if (!blank(member.mail)) mails_[match_key(member.mail)].push_back(id);
        if (const auto login = local_part(member.mail); !login.empty())
            logins_[match_key(login)].push_back(id);
        if (!keys_.back().name.empty()) names_[keys_.back().name].push_back(id);
        similar_names_.add(member.name, member.kana);
    }
}

IdentityIndex::Identity IdentityIndex::find(const Clue& clue) {
    const Evidence given = evidence(clue);
    if (!blank(clue.number)) return by_number(clue, given);
    if (!given.mailed.empty()) return by_mail(clue, given);
    if (!blank(clue.name)) return by_name(clue, given);
    if (blank(clue.mail) && blank(clue.upn) && blank(clue.kana))
        return None{MessageId::PersonNoClue};
    return unproven(
        clue, given,
        given.number_in_mail.empty() ? MessageId::PersonSimilar : MessageId::PersonNumberInMail,
        MessageId::PersonUnknown);
}

IdentityIndex::People IdentityIndex::of_account(std::string_view account) {
    if (blank(account)) return {};
    const std::string key = match_key(account);
    if (key.find('@') != std::string::npos) return found_in(mails_, key);
    People people = found_in(logins_, key);
    if (const auto entry = numbers_.find(account)) {
        const Id<StaffMember> one(entry->entry);
        if (!contains(people, one)) people.push_back(one);
    }
    return people;
}

IdentityIndex::Evidence IdentityIndex::evidence(const Clue& clue) {
    Evidence found;
    if (const auto entry = blank(clue.number) ? std::nullopt : numbers_.find(clue.number))
        found.numbered = Id<StaffMember>(entry->entry);
    found.mailed = found_in(mails_, match_key(clue.mail));
    const People accounts = of_account(clue.upn);
    People both;
    std::copy_if(accounts.begin(), accounts.end(), std::back_inserter(both),
                 [&found](Id<StaffMember> one) { return contains(found.mailed, one); });
    found.mails_differ = !found.mailed.empty() && !accounts.empty() && both.empty();
    if (both.empty())
        found.mailed.insert(found.mailed.end(), accounts.begin(), accounts.end());
    else
        found.mailed = std::move(both);
    for (const std::string_view address : {clue.mail, clue.upn})
        if (const auto local = local_part(address); !local.empty())
            if (const auto entry = numbers_.find(local))
                found.number_in_mail.emplace_back(entry->entry);
    found.departments = departments(clue.department);
    found.named = found_in(names_, name_key(clue.name));
    std::stable_partition(found.named.begin(), found.named.end(), [&](Id<StaffMember> one) {
        return belongs(records_.staff[one], found.departments);
    });
    return found;
}

std::vector<Id<Department>> IdentityIndex::departments(std::string_view text) {
    if (blank(text)) return {};
    if (const auto code = department_codes_.find(text)) return {Id<Department>(code->entry)};
    return found_in(department_names_, name_key(text));
}

IdentityIndex::Identity IdentityIndex::by_number(const Clue& clue, const Evidence& given) const {
    if (!given.numbered)
        return unproven(clue, given, MessageId::PersonNumberUnknown,
                        MessageId::PersonNumberUnknown);
    const Id<StaffMember> staff = *given.numbered;
    const bool other_mail =
        !given.mailed.empty() && (given.mails_differ || !contains(given.mailed, staff));
    if (other_mail)
        return Doubtful{Candidates().add({staff}).add(given.mailed).people(),
                        MessageId::PersonNumberOrMail};
    if (!agrees(staff, clue, given))
        return Doubtful{Candidates().add({staff}).add(given.named).people(),
                        MessageId::PersonNumberOrName};
    return match(staff, By::Number);
}

IdentityIndex::Identity IdentityIndex::by_mail(const Clue& clue, const Evidence& given) const {
    if (given.mails_differ)
        return Doubtful{Candidates().add(given.mailed).people(), MessageId::PersonMailOrUpn};
    const auto those_who = [&given](auto condition) {
        People people;
        std::copy_if(given.mailed.begin(), given.mailed.end(), std::back_inserter(people),
                     condition);
        return people;
    };
    const People agreeing =
        those_who([&](Id<StaffMember> one) { return agrees(one, clue, given); });
    const People named = those_who([&](Id<StaffMember> one) { return contains(given.named, one); });
    // One of several who share a mail has to be named.
    const People& proven = given.mailed.size() == 1 ? agreeing : named;
    if (proven.size() == 1) return match(proven.front(), By::Mail);
    return Doubtful{Candidates().add(agreeing).add(given.mailed).add(given.named).people(),
                    agreeing.empty() ? MessageId::PersonMailOrName : MessageId::PersonMailShared};
}

IdentityIndex::Identity IdentityIndex::by_name(const Clue& clue, const Evidence& given) const {
    if (has_gaiji(clue.name))
        return unproven(clue, given, MessageId::PersonGaiji, MessageId::PersonGaiji);
    if (given.named.empty())
        return unproven(clue, given, MessageId::PersonSimilar, MessageId::PersonUnknown);
    const bool everywhere = given.departments.empty();
    const auto fitting =
        std::count_if(given.named.begin(), given.named.end(), [&](Id<StaffMember> one) {
            return everywhere || belongs(records_.staff[one], given.departments);
        });
    const Id<StaffMember> staff = given.named.front();
    const std::string kana = kana_key(clue.kana);
    const std::string& known_kana = keys_[staff.index()].kana;
    const auto doubtful = [&](MessageId reason) {
        return Doubtful{Candidates().add(given.named).add(given.number_in_mail).people(), reason};
    };
    if (fitting == 0) return doubtful(MessageId::PersonOtherDepartment);
    if (fitting > 1) return doubtful(MessageId::PersonSameName);
    if (!given.number_in_mail.empty() && !contains(given.number_in_mail, staff))
        return doubtful(MessageId::PersonMailOrName);
    if (!kana.empty() && !known_kana.empty() && kana != known_kana)
        return doubtful(MessageId::PersonKanaDiffers);
    return match(staff, everywhere ? By::Name : By::NameInDepartment);
}

// Nothing identifies anybody: those who come into question, or none.
IdentityIndex::Identity IdentityIndex::unproven(const Clue& clue, const Evidence& given,
                                                MessageId with_candidates,
                                                MessageId without) const {
    Candidates candidates;
    candidates.add(given.mailed)
        .add(given.number_in_mail)
        .add(given.named)
        .add(similar(clue, given));
    if (candidates.people().empty()) return None{without};
    return Doubtful{candidates.people(), with_candidates};
}

IdentityIndex::Match IdentityIndex::match(Id<StaffMember> staff, By by) const {
    const bool retired = retired_ != Symbol{} && records_.staff[staff].status == retired_;
    return {staff, by, retired};
}

// Whether the name of the row, or else its reading, may be that of a staff member.
bool IdentityIndex::agrees(Id<StaffMember> staff, const Clue& clue, const Evidence& given) const {
    if (!blank(clue.name)) return name_agrees(staff, clue.name, given.named);
    const std::string kana = kana_key(clue.kana);
    const std::string& known = keys_[staff.index()].kana;
    return kana.empty() || known.empty() || kana == known;
}

// The same name, its reading, the name with something around it (山田太郎（総務課）), or a part of
// it. What is another's whole name is not this one's.
bool IdentityIndex::name_agrees(Id<StaffMember> staff, std::string_view name,
                                const People& named) const {
    if (!named.empty()) return contains(named, staff);
    const Keys& known = keys_[staff.index()];
    const std::string key = name_key(name);
    if (known.name.empty() || same_but_gaiji(key, known.name)) return true;
    if (!known.kana.empty() && kana_key(name) == known.kana) return true;
    const auto parts = name_parts(records_.staff[staff].name);
    return key.find(known.name) != std::string::npos ||
           std::find(parts.begin(), parts.end(), key) != parts.end();
}

// The most alike first, among them those of the department, and the retired last.
IdentityIndex::People IdentityIndex::similar(const Clue& clue, const Evidence& given) const {
    struct Ranked {
        std::tuple<SimilarNames::Likeness, bool, bool> rank;
        Id<StaffMember> staff;
    };
    std::vector<Ranked> ranked;
    for (const auto& [person, likeness] : similar_names_.find(clue.name, clue.kana)) {
        const Id<StaffMember> staff(person);
        const bool elsewhere = !belongs(records_.staff[staff], given.departments);
        ranked.push_back({{likeness, elsewhere, match(staff, By::Name).retired}, staff});
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const Ranked& a, const Ranked& b) { return a.rank < b.rank; });
    People people;
    for (const Ranked& one : ranked) people.push_back(one.staff);
    return people;
}

}  // namespace skillmap

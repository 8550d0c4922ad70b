#include "core/blank/guide_page.h"

#include <algorithm>

#include "core/blank/labels.h"

namespace skillmap::blank {
namespace {

using report::Column;
using report::Page;
using report::PageLink;
using report::Table;
using report::Text;
using report::Value;

void add_text(Page& page, Text::Role role, std::string text) {
    page.blocks.emplace_back(Text{role, std::move(text)});
}

void add_bullet(Page& page, std::string_view text) {
    add_text(page, Text::Role::Body, str(labels::bullet) + std::string(text));
}

Column column(labels::Label heading, double width) {
    Column one;
    one.heading = heading;
    one.width = width;
    return one;
}

// Sheets that the schemes neither fill nor look at are no step.
bool is_step(const GuideSheet& sheet, const Needs& needs) {
    return sheet.given || needs.sheets.contains(sheet.id);
}

Table steps(const std::vector<GuideSheet>& sheets, const Needs& needs) {
    Table table;
    table.id = "steps";
    table.title = labels::steps_title;
    table.columns = {column(labels::step_number, 6), column(labels::step_sheet, 20),
                     column(labels::step_text, 94)};
    for (const labels::Step& step : labels::steps) {
        const auto sheet = std::find_if(sheets.begin(), sheets.end(), [&](const GuideSheet& one) {
            return one.id == step.sheet;
        });
        if (!step.sheet.empty() && (sheet == sheets.end() || !is_step(*sheet, needs))) continue;
        const Value link = step.sheet.empty() ? Value{} : Value{PageLink{sheet->page, sheet->page}};
        table.rows.push_back({std::to_string(table.rows.size() + 1), link, str(step.text)});
    }
    return table;
}

labels::Label need(const GuideSheet& sheet, const Needs& needs, const Form& form) {
    if (sheet.id == "lists") return labels::need_by_choice;
    if (sheet.given) return labels::need_given;
    if (sheet.needed) return *sheet.needed ? labels::need_required : labels::need_by_choice;
    if (needs.sheets.contains(sheet.id)) return labels::need_required;
    return form.sheet(sheet.id).by_choice ? labels::need_by_choice : labels::need_optional;
}

Table sheet_list(const std::vector<GuideSheet>& sheets, const Needs& needs, const Form& form) {
    Table table;
    table.id = "sheets";
    table.title = labels::sheets_title;
    table.columns = {column(labels::step_sheet, 32), column(labels::sheet_guide, 64),
                     column(labels::sheet_need, 24)};
    for (const GuideSheet& sheet : sheets)
        table.rows.push_back({PageLink{sheet.page, sheet.page}, form.sheet(sheet.id).guide,
                              str(need(sheet, needs, form))});
    return table;
}

// "一、二、三", or nothing.
class Enumeration {
  public:
    void add(const std::string& name) {
        text_ += (text_.empty() ? "" : str(labels::separator)) + name;
    }
    void put(Page& page, labels::Label before) const {
        if (!text_.empty()) add_bullet(page, str(before) + text_);
    }

  private:
    std::string text_;
};

std::string bracketed(const std::string& name, const std::string& more) {
    std::string text = name;
    return text.append(labels::open_bracket).append(more).append(labels::close_bracket);
}

std::string unconfirmed_skills(const Scheme& scheme, const Persona& persona) {
    std::string skills;
    for (const Requirement& requirement : persona.requirements)
        if (requirement.unconfirmed)
            skills += (skills.empty() ? "" : str(labels::middle_dot)) +
                      scheme.skills[requirement.skill].name;
    return skills.empty() ? "" : bracketed(persona.name, skills);
}

void add_scheme(Page& page, const Scheme& scheme) {
    add_text(page, Text::Role::Heading, scheme.name);
    for (const std::string& note : scheme.notes) add_bullet(page, note);
    Enumeration open;
    for (const Parameter& parameter : scheme.parameters)
        if (parameter.used && !parameter.value) open.add(parameter.name);
    open.put(page, labels::open_parameters);
    Enumeration unconfirmed;
    for (const Persona& persona : scheme.personas)
        if (const std::string skills = unconfirmed_skills(scheme, persona); !skills.empty())
            unconfirmed.add(skills);
    unconfirmed.put(page, labels::unconfirmed);
    Enumeration sources;
    for (const auto& [key, name] : scheme.sources) sources.add(bracketed(name, key));
    sources.put(page, labels::documents);
    add_bullet(page, str(labels::version) + scheme.id + " " + scheme.version);
}

}  // namespace

Page guide_page(const std::vector<Scheme>& schemes, const std::vector<GuideSheet>& sheets,
                const Needs& needs, const Proposals& proposals, const Form& form) {
    Page page;
    page.id = report::guide_work;
    page.name = page.heading = form.sheet("guide").name();
    page.work = report::guide_work;
    for (const Scheme& scheme : schemes)
        page.subheading +=
            (page.subheading.empty() ? str(labels::scheme) : str(labels::dash)) + scheme.name;
    add_text(page, Text::Role::Body, str(labels::guide_purpose));
    page.blocks.emplace_back(steps(sheets, needs));
    page.blocks.emplace_back(sheet_list(sheets, needs, form));
    add_text(page, Text::Role::Heading, str(labels::rules_title));
    for (const labels::Label rule : labels::rules) add_bullet(page, rule);
    for (const Scheme& scheme : schemes) add_scheme(page, scheme);
    Enumeration left_out;
    for (const std::string& persona : proposals.personas_left_out) left_out.add(persona);
    left_out.put(page, labels::personas_left_out);
    return page;
}

}  // namespace skillmap::blank

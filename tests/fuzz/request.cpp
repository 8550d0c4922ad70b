// Any command with any options over workbooks and text files of any content, through the C
// interface: it answers with a code that is documented and with JSON, whatever it was given.
//
// The input is text: the command, the options, then files. "@role name" begins a file; of a
// workbook "#sheet" begins a sheet, whose rows are lines with cells between tabs.
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "addin/c/skillmap.h"
#include "tests/fuzz/input.h"

using namespace skillmap;

namespace {

std::string_view next_line(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '"')
            out += "&quot;";
        else if (static_cast<unsigned char>(c) >= 0x20)
            out += c;
    }
    return out;
}

// A number is a number, anything else a text.
std::string cell(std::string_view text) {
    if (text.empty()) return "<c/>";
    const bool number = text.size() < 12 &&
                        text.find_first_not_of("0123456789.") == std::string_view::npos &&
                        text.front() != '.' && text.back() != '.';
    return number ? "<c><v>" + std::string(text) + "</v></c>"
                  : R"(<c t="inlineStr"><is><t>)" + escaped(text) + "</t></is></c>";
}

std::string row(std::string_view line) {
    std::string xml = "<row>";
    while (true) {
        const std::size_t tab = line.find('\t');
        xml += cell(line.substr(0, tab));
        if (tab == std::string_view::npos) return xml + "</row>";
        line.remove_prefix(tab + 1);
    }
}

std::string workbook(std::string_view text) {
    std::vector<std::string> sheets;
    std::string list;
    std::string relationships;
    std::set<std::string_view> names;
    while (!text.empty()) {
        const std::string_view line = next_line(text);
        if (line.starts_with("#") && names.insert(line).second && names.size() < 12) {
            const std::string number = std::to_string(names.size());
            list += "<sheet name=\"" + escaped(line.substr(1)) + "\" sheetId=\"" + number +
                    "\" r:id=\"r" + number + "\"/>";
            relationships += "<Relationship Id=\"r" + number +
                             "\" Type=\"x/worksheet\" Target=\"s" + number + ".xml\"/>";
            sheets.emplace_back();
        } else if (!sheets.empty()) {
            sheets.back() += row(line);
        }
    }
    std::vector<std::pair<std::string, std::string>> parts{
        {"[Content_Types].xml", "<Types/>"},
        {"_rels/.rels", fuzz::root_relationships},
        {"w.xml", "<workbook><sheets>" + list + "</sheets></workbook>"},
        {"_rels/w.xml.rels", "<Relationships>" + relationships +
                                 "<Relationship Id=\"y\" Type=\"x/styles\" Target=\"y.xml\"/>"
                                 "</Relationships>"},
        {"y.xml", "<styleSheet><cellXfs count=\"1\"><xf numFmtId=\"0\"/></cellXfs></styleSheet>"}};
    for (std::size_t i = 0; i < sheets.size(); ++i)
        parts.emplace_back("s" + std::to_string(i + 1) + ".xml",
                           "<worksheet><sheetData>" + sheets[i] + "</sheetData></worksheet>");
    return fuzz::package_of(parts);
}

void add_files(skillmap_request* request, std::string_view text) {
    while (!text.empty()) {
        const std::string_view head = next_line(text);
        if (!head.starts_with("@")) continue;
        const std::size_t space = std::min(head.find(' '), head.size());
        const std::string_view role = head.substr(1, space - 1);
        const std::string_view name = head.substr(std::min(space + 1, head.size()));
        const std::size_t end = std::min(text.find("\n@"), text.size());
        const std::string bytes = name.ends_with(".xlsx") ? workbook(text.substr(0, end))
                                                          : std::string(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        fuzz::require(skillmap_request_add_file(request, role.data(), role.size(), name.data(),
                                                name.size(), bytes.data(), bytes.size()) == 1);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view text = fuzz::text_of(data, size);
    const std::string_view command = next_line(text);
    const std::string_view options = next_line(text);
    if (command == "sample" && options.size() > 30) return 0;  // a large town is only slow
    skillmap_request* request = skillmap_request_new(command.data(), command.size());
    fuzz::require(skillmap_request_set_options(request, options.data(), options.size()) == 1);
    add_files(request, text);
    skillmap_response* response = skillmap_run(request);
    fuzz::require(response != nullptr);
    const int code = skillmap_response_code(response);
    fuzz::require(code >= 0 && code <= 4);
    std::size_t length = 0;
    const char* json = skillmap_response_json(response, &length);
    const auto said = nlohmann::json::parse(std::string_view(json, length), nullptr, false);
    fuzz::require(said.is_object() && said["code"] == code &&
                  (code < 2) == !said.contains("error"));
    fuzz::require(said["files"].size() == skillmap_response_file_count(response));
    skillmap_response_free(response);
    skillmap_request_free(request);
    return 0;
}

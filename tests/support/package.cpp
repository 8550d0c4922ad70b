#include "tests/support/package.h"

#include <fmt/format.h>

#include "tests/support/catch.h"
#include "xlsx_io/package/package.h"
#include "xlsx_io/zip/archive_writer.h"

namespace skillmap::test {

std::string package_of(const Parts& parts) {
    xlsx::zip::ArchiveWriter archive(0);
    for (const auto& [name, text] : parts) {
        xlsx::zip::Entry like;
        like.name = name;
        archive.add(like, xlsx::zip::deflate(text));
    }
    return archive.finish();
}

Parts workbook_parts(const std::vector<std::string>& sheets, const Parts& others,
                     const std::string& in_workbook) {
    constexpr const char* office = "http://schemas.openxmlformats.org/officeDocument/2006";
    std::string list;
    std::string related;
    std::string types = "<Override PartName=\"/xl/workbook.xml\" ContentType=\"main\"/>";
    Parts parts;
    for (std::size_t i = 1; i <= sheets.size(); ++i) {
        list += fmt::format("<sheet name=\"Sheet{0}\" sheetId=\"{0}\" r:id=\"rId{0}\"/>", i);
        related += fmt::format(
            "<Relationship Id=\"rId{1}\" Type=\"{0}/relationships/worksheet\" "
            "Target=\"worksheets/sheet{1}.xml\"/>",
            office, i);
        parts.emplace_back(fmt::format("xl/worksheets/sheet{}.xml", i), sheets[i - 1]);
    }
    for (const auto& [name, text] : others) {
        for (const std::string type : {"sharedStrings", "styles", "calcChain"})
            if (name == "xl/" + type + ".xml")
                related += fmt::format(
                    "<Relationship Id=\"{1}\" Type=\"{0}/relationships/{1}\" Target=\"{1}.xml\"/>",
                    office, type);
        types += fmt::format("<Override PartName=\"/{}\" ContentType=\"x\"/>", name);
        parts.emplace_back(name, text);
    }
    const Parts first{
        {"[Content_Types].xml", "<Types>" + types + "</Types>"},
        {"_rels/.rels", fmt::format("<Relationships><Relationship Id=\"rId1\" "
                                    "Type=\"{}/relationships/officeDocument\" "
                                    "Target=\"xl/workbook.xml\"/></Relationships>",
                                    office)},
        {"xl/workbook.xml", fmt::format("<workbook xmlns:r=\"r\"><sheets>{}</sheets>{}</workbook>",
                                        list, in_workbook)},
        {"xl/_rels/workbook.xml.rels", "<Relationships>" + related + "</Relationships>"}};
    parts.insert(parts.begin(), first.begin(), first.end());
    return parts;
}

std::map<std::string, std::string> parts_of(const std::string& bytes) {
    const auto package = xlsx::Package::open("test.xlsx", bytes);
    REQUIRE(package);
    std::map<std::string, std::string> parts;
    for (const auto& entry : package->entries()) {
        const auto text = package->read(entry.name);
        REQUIRE(text);
        parts[entry.name] = *text;
    }
    return parts;
}

}  // namespace skillmap::test

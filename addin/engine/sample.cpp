#include "addin/engine/sample.h"

#include "core/intake/form_pages.h"

namespace skillmap::engine {

report::Report sample_book(const samples::TownOptions& options) {
    const samples::Town town = samples::make_town(options);
    report::Report book;
    book.title = town.settings.organization;
    book.organization = town.settings.organization;
    book.footer = town.settings.organization;
    book.pages = form_pages(town.records, town.settings, wg_form());
    return book;
}

}  // namespace skillmap::engine

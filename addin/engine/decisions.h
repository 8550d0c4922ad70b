// What somebody decided about people whom nobody could tell, put into 取り込み確認 of a workbook as
// they would enter it there. The next import, or collection, of the same files goes by it.
#pragma once

#include <string>
#include <vector>

#include "addin/engine/load.h"
#include "core/intake/import/person_finder.h"
#include "core/result.h"

namespace skillmap::engine {

struct PersonDecision {
    import::OwnClue clue;  // as the rows say: what import_json tells of the person held
    std::string decision;  // a staff number, or a word for nobody
};

/// The workbook with the decisions in it. request.option_wrong for somebody it does not list.
Result<std::string> enter_decisions(InputFile book, const std::vector<PersonDecision>& decisions);

}  // namespace skillmap::engine

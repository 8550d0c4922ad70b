// Every use case for hosts that have bytes and no disk of ours: a command by its name, options as
// JSON, files with what they are for; back come an exit code, JSON and files. The C interface, the
// page in a browser and the extension of LibreOffice are made of it.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "addin/engine/exit_code.h"
#include "addin/engine/load.h"

namespace skillmap::engine {

/// A file of a request, and what it is for: "book", "previous", "into", "scheme", "mapping",
/// "export", "returned", "transfers".
struct RequestFile {
    std::string role;
    InputFile file;
};

/// Commands, with what they take besides "lang" ("ja", "en") and give:
///   check       book [mapping scheme]; as_of schemes
///   evaluate    likewise; staff, write (into a copy of the book)
///   explain     likewise; staff, scheme
///   dashboard   likewise, previous, into; style min_group font departments format previous_as_of
///               trend
///   lists       likewise; audience department font
///   plan        likewise, without as_of; from to department personal font
///   assign      book [mapping scheme]; as_of schemes department departments font
///   share       book [mapping scheme]; as_of schemes municipality name min_group
///   find        likewise; personas stages skills tools trainings qualifications in not_in
///               positions list (as a workbook too)
///   what_if     likewise, transfers; list
///   qualifications  likewise; audience department within min_group list (as a workbook too)
///   import      book export… [mapping]; source training status date minutes choices decisions
///               accept (a new book)
///   map         book [mapping]; schemes: how a skill map of another look is read
///   init        schemes organization as_of
///   kit         book; by staff
///   collect     book returned…; date since decisions accept (a new book)
///   schemes     those there are
///   sample      staff departments seed
/// "today" (a date) is the as-of date where nothing else says it and it hardly matters.
struct Request {
    std::string command;
    std::string options;  // an object of JSON, or empty
    std::vector<RequestFile> files;
    std::filesystem::path scratch;  // a folder in which private folders may be made
};

struct OutputFile {
    std::string name;
    std::string bytes;
};

/// {"command", "code", "result": what the command says (json.h), or null, "issues": as issues_json,
/// "files": names}. Of a command that was stopped, "error" is the message of what stopped it.
struct Response {
    ExitCode code = Done;
    std::string json;
    std::vector<OutputFile> files;
};

/// Long work tells what it is doing ("reading", "evaluating", "writing") and how far it is; `all`
/// is 0 where nobody knows.
using Progress = std::function<void(std::string_view step, std::size_t done, std::size_t all)>;

Response run(Request request, const Progress& progress = {});

}  // namespace skillmap::engine

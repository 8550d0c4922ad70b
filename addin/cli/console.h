// What the system gives a program of the command line: its arguments, standard output, and whether
// a person sits at the terminal. Not what is said there.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace skillmap::cli {

/// Makes standard input and output bytes, and terminals show UTF-8. At the end, the terminal is as
/// it was.
class Console {
  public:
    Console();
    ~Console();  // NOLINT(performance-trivially-destructible): not of every system
    Console(const Console&) = delete;
    Console& operator=(const Console&) = delete;
    Console(Console&&) = delete;
    Console& operator=(Console&&) = delete;
};

/// The arguments behind the name of the program, as UTF-8.
std::vector<std::string> arguments_of(int argc, char** argv);

/// Whether a person can answer questions.
bool person_answers();

/// Whether a line on standard error can be wiped and written again.
bool progress_is_seen();

/// Writes to standard output. False where not everything could be written.
bool write_out(std::string_view text);

}  // namespace skillmap::cli

// The commands of the program, each from its arguments to an exit code.
#pragma once

#include "addin/cli/command.h"

namespace skillmap::cli {

int evaluate(const Arguments& arguments);
int write_stages(const Arguments& arguments);  // evaluate --write
int show_history(const Arguments& arguments);
int explain(const Arguments& arguments);
int check(const Arguments& arguments);
int dashboard(const Arguments& arguments);
int name_lists(const Arguments& arguments);
int assign(const Arguments& arguments);
int training_plan(const Arguments& arguments);  // plan
int find(const Arguments& arguments);
int show_qualifications(const Arguments& arguments);  // qualifications
int what_if(const Arguments& arguments);
int share_results(const Arguments& arguments);  // share
int merge(const Arguments& arguments);
int merge_into_database(const Arguments& arguments);  // merge --to
int print_sql(const Arguments& arguments);            // merge --sql-only
int sample(const Arguments& arguments);

int init(const Arguments& arguments);
int list_schemes(const Arguments& arguments);
int show_scheme(const Arguments& arguments);
int check_scheme(const Arguments& arguments);
int export_scheme(const Arguments& arguments);
int new_scheme(const Arguments& arguments);

int import_files(const Arguments& arguments);
int import_map(const Arguments& arguments);  // import without --book
int make_kit(const Arguments& arguments);
int collect(const Arguments& arguments);

}  // namespace skillmap::cli

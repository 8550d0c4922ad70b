// skillmap merge --to and --sql-only where the program is built without libpq.
#include "addin/cli/commands.h"
#include "core/messages.h"

namespace skillmap::cli {

int merge_into_database(const Arguments& arguments) {
    return fail({MessageId::WarehouseNone, {}, "", "", ""}, arguments.language);
}

int print_sql(const Arguments& arguments) {
    return merge_into_database(arguments);
}

}  // namespace skillmap::cli

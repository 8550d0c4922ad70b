/* The C interface as a program in C uses it. Prints what is wrong, and ends with 1. Takes a folder
 * for temporary files. */
#include <stdio.h>
#include <string.h>

#include "addin/c/skillmap.h"

static int failures = 0;

static void check(int right, const char* what) {
    if (right) return;
    (void)fprintf(stderr, "not so: %s\n", what);
    ++failures;
}
#define CHECK(condition) check((condition), #condition)

static int steps = 0;

static void count_steps(void* context, const char* step, size_t done, size_t all) {
    CHECK(strlen(step) > 0 && done <= (all == 0 ? done : all));
    ++*(int*)context;
}

static skillmap_response* run(const char* command, const char* options, const char* role,
                              const skillmap_response* book, const char* scratch) {
    skillmap_request* request = skillmap_request_new(command, strlen(command));
    CHECK(request != NULL);
    CHECK(skillmap_request_set_options(request, options, strlen(options)) == 1);
    CHECK(skillmap_request_set_scratch(request, scratch, strlen(scratch)) == 1);
    skillmap_request_set_progress(request, count_steps, &steps);
    if (book != NULL) {
        size_t name_length = 0;
        size_t size = 0;
        const char* name = skillmap_response_file_name(book, 0, &name_length);
        const void* bytes = skillmap_response_file_bytes(book, 0, &size);
        CHECK(skillmap_request_add_file(request, role, strlen(role), name, name_length, bytes,
                                        size) == 1);
    }
    skillmap_response* response = skillmap_run(request);
    CHECK(response != NULL);
    /* The files went with the first run. */
    skillmap_response* again = skillmap_run(request);
    CHECK(skillmap_response_code(again) == 2);
    skillmap_response_free(again);
    skillmap_request_free(request);
    return response;
}

static int says(const skillmap_response* response, const char* words) {
    size_t length = 0;
    const char* json = skillmap_response_json(response, &length);
    return json != NULL && strlen(json) == length && strstr(json, words) != NULL;
}

static void use_nothing(void) {
    size_t length = 7;
    skillmap_request_free(NULL);
    skillmap_response_free(NULL);
    CHECK(skillmap_run(NULL) == NULL);
    CHECK(skillmap_request_set_options(NULL, "{}", 2) == 0);
    CHECK(skillmap_request_set_scratch(NULL, "/", 1) == 0);
    CHECK(skillmap_request_add_file(NULL, "book", 4, "a", 1, "b", 1) == 0);
    skillmap_request_set_progress(NULL, count_steps, NULL);
    CHECK(skillmap_response_code(NULL) == 0);
    CHECK(skillmap_response_json(NULL, &length) == NULL && length == 0);
    CHECK(skillmap_response_file_count(NULL) == 0);
    CHECK(skillmap_response_file_name(NULL, 0, NULL) == NULL);
    CHECK(skillmap_response_file_bytes(NULL, 0, NULL) == NULL);
    skillmap_request* empty = skillmap_request_new(NULL, 0);
    CHECK(skillmap_request_add_file(empty, NULL, 0, NULL, 0, NULL, 0) == 1);
    skillmap_response* response = skillmap_run(empty);
    CHECK(skillmap_response_code(response) == 2);
    skillmap_response_free(response);
    skillmap_request_free(empty);
}

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    const char* scratch = argv[1];
    CHECK(skillmap_abi_version() == SKILLMAP_ABI_VERSION);
    CHECK(strchr(skillmap_version(), '.') != NULL);
    use_nothing();

    skillmap_response* book = run("sample", "{\"staff\": 30, \"departments\": 4}", "", NULL, scratch);
    CHECK(skillmap_response_code(book) == 0);
    CHECK(skillmap_response_file_count(book) == 1);
    size_t size = 0;
    CHECK(memcmp(skillmap_response_file_bytes(book, 0, &size), "PK", 2) == 0 && size > 1000);
    CHECK(skillmap_response_file_name(book, 1, NULL) == NULL);

    skillmap_response* evaluated = run("evaluate", "{}", "book", book, scratch);
    CHECK(skillmap_response_code(evaluated) == 0);
    CHECK(says(evaluated, "\"persons\":") && says(evaluated, "\"command\":\"evaluate\""));
    skillmap_response* dashboard = run("dashboard", "{\"style\": \"wg\"}", "book", book, scratch);
    CHECK(skillmap_response_code(dashboard) == 0 && skillmap_response_file_count(dashboard) == 1);
    skillmap_response* wrong = run("dashboard", "{\"style\": 3}", "book", book, scratch);
    CHECK(skillmap_response_code(wrong) == 2 && says(wrong, "\"error\":"));
    skillmap_response* nowhere = run("dashboard", "{}", "book", book, "/no/such/folder");
    CHECK(skillmap_response_code(nowhere) == 4 && says(nowhere, "/no/such/folder"));
    CHECK(steps > 5);

    skillmap_response_free(nowhere);
    skillmap_response_free(wrong);
    skillmap_response_free(dashboard);
    skillmap_response_free(evaluated);
    skillmap_response_free(book);
    return failures == 0 ? 0 : 1;
}

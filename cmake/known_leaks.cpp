// What the leak sanitizer does not report. libxlsxwriter 1.1 never frees the formula of a data
// validation, of which our lists of choices consist. The names are those that the sanitizer asks
// for. NOLINTBEGIN
extern "C" __attribute__((visibility("default"))) const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libxlsxwriter\n";
}

extern "C" __attribute__((visibility("default"))) const char* __lsan_default_options();
extern "C" const char* __lsan_default_options() {
    return "print_suppressions=0";
}
// NOLINTEND

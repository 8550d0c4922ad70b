/* Has a file open, as Excel has a workbook, until standard input ends: others may read it (hold
 * reading), or not even that (hold alone). Says so when it has it. */
#include <stdio.h>
#include <string.h>
#include <windows.h>

#include <shellapi.h>

int main(void) {
    int count = 0;
    LPWSTR* words = CommandLineToArgvW(GetCommandLineW(), &count);
    if (count != 3) return 2;
    const DWORD share = wcscmp(words[1], L"reading") == 0 ? FILE_SHARE_READ : 0;
    const HANDLE file = CreateFileW(words[2], GENERIC_READ | GENERIC_WRITE, share, NULL,
                                    OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);
    if (file == INVALID_HANDLE_VALUE) return 1;
    puts("held");
    fflush(stdout);
    while (getchar() != EOF) {
    }
    CloseHandle(file);
    LocalFree(words);
    return 0;
}

/* In the place of minizip's fopen and of libxlsxwriter's tmpfileplus, which take names in the code
 * page of the machine. */
#include <errno.h>
#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#include <stdlib.h>
#include <windows.h>

#include "tmpfileplus.h"

/* To be freed. NULL where it is no UTF-8 or there is no memory. */
static wchar_t* wide(const char* utf8) {
    const int units = MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, utf8, -1, NULL, 0);
    if (units <= 0) return NULL;
    wchar_t* text = malloc((size_t)units * sizeof(wchar_t));
    if (text != NULL) MultiByteToWideChar(CP_UTF8, 0, utf8, -1, text, units);
    return text;
}

FILE* utf8_fopen(const char* name, const char* mode) {
    wchar_t* wide_name = wide(name);
    wchar_t* wide_mode = wide(mode);
    FILE* file = NULL;
    if (wide_name != NULL && wide_mode != NULL) file = _wfopen(wide_name, wide_mode);
    free(wide_name);
    free(wide_mode);
    return file;
}

/* The file is the folder's, which is its user's alone; nobody else can open it; it is gone when it is
 * closed. */
static HANDLE new_file(const wchar_t* name) {
    return CreateFileW(name, GENERIC_READ | GENERIC_WRITE | DELETE, 0, NULL, CREATE_NEW,
                       FILE_ATTRIBUTE_TEMPORARY | FILE_FLAG_DELETE_ON_CLOSE, NULL);
}

static FILE* as_stream(HANDLE handle) {
    const int descriptor = _open_osfhandle((intptr_t)handle, _O_RDWR | _O_BINARY);
    if (descriptor < 0) {
        CloseHandle(handle);
        return NULL;
    }
    FILE* file = _fdopen(descriptor, "w+b");
    if (file == NULL) _close(descriptor);
    return file;
}

/* As libxlsxwriter calls it: in a folder, and with nothing else asked for. */
FILE* tmpfileplus(const char* folder, const char* prefix, char** path, int keep) {
    static volatile LONG last = 0;
    static const wchar_t format[] = L"%ls\\part%ld";
    const size_t room = 20; /* for what stands behind the folder */
    if (folder == NULL || prefix != NULL || path != NULL || keep != 0) {
        errno = EINVAL;
        return NULL;
    }
    wchar_t* wide_folder = wide(folder);
    if (wide_folder == NULL) return NULL;
    const size_t size = wcslen(wide_folder) + room;
    wchar_t* name = malloc(size * sizeof(wchar_t));
    HANDLE handle = INVALID_HANDLE_VALUE;
    if (name != NULL) {
        _snwprintf(name, size, format, wide_folder, InterlockedIncrement(&last));
        handle = new_file(name);
    }
    free(name);
    free(wide_folder);
    return handle == INVALID_HANDLE_VALUE ? NULL : as_stream(handle);
}

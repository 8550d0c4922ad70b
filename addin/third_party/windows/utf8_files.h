/* For libxlsxwriter and its minizip on Windows: files are opened by names in UTF-8, of any length.
 * Included in front of their sources, whose own way is the code page of the machine. */
#ifndef SKILLMAP_UTF8_FILES_H
#define SKILLMAP_UTF8_FILES_H

#include <stdio.h>

FILE* utf8_fopen(const char* name, const char* mode);

#define fopen utf8_fopen
#define fopen64 utf8_fopen

#endif

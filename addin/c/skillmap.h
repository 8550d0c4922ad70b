/* skillmap for other programs: workbooks and options in, results and workbooks out. Everything
 * stays in this process; nothing is sent anywhere.
 *
 * Texts are UTF-8 with a length and need no zero behind them; those that come back have one. A
 * function given NULL for a handle does nothing and returns 0 or NULL. Handles may be used by any
 * one thread at a time. The commands, their options, files and results are described in
 * requests.md beside this file.
 */
#ifndef SKILLMAP_H
#define SKILLMAP_H

/* NOLINTBEGIN(modernize-deprecated-headers): this is C */
#include <stddef.h>
#include <stdint.h>
/* NOLINTEND(modernize-deprecated-headers) */

#if defined(_WIN32) && defined(SKILLMAP_BUILD_LIBRARY)
#define SKILLMAP_API __declspec(dllexport)
#elif defined(_WIN32)
#define SKILLMAP_API __declspec(dllimport)
#else
#define SKILLMAP_API __attribute__((visibility("default")))
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Grows when something is added; what is there stays. */
#define SKILLMAP_ABI_VERSION 1
SKILLMAP_API uint32_t skillmap_abi_version(void);

/* "0.1.0" */
SKILLMAP_API const char* skillmap_version(void);

typedef struct skillmap_request skillmap_request;
typedef struct skillmap_response skillmap_response;

/* A request for a command ("check", "dashboard", …). NULL where there is no memory. */
SKILLMAP_API skillmap_request* skillmap_request_new(const char* command, size_t length);
SKILLMAP_API void skillmap_request_free(skillmap_request* request);

/* Options as an object of JSON. These three return 1, or 0 where there is no memory. */
SKILLMAP_API int skillmap_request_set_options(skillmap_request* request, const char* json,
                                              size_t length);

/* A file, and what it is for ("book", "export", …). The bytes are copied. */
SKILLMAP_API int skillmap_request_add_file(skillmap_request* request, const char* role,
                                           size_t role_length, const char* name, size_t name_length,
                                           const void* bytes, size_t size);

/* The folder in which new workbooks are made, each in a folder of its own that only this user can
 * enter and that is gone afterwards. Otherwise that of the system for temporary files. */
SKILLMAP_API int skillmap_request_set_scratch(skillmap_request* request, const char* path,
                                              size_t length);

/* Called during skillmap_run, in its thread. `step` ends with a zero; `all` is 0 where nobody knows
 * how much there is. */
typedef void (*skillmap_progress)(void* context, const char* step, size_t done, size_t all);
SKILLMAP_API void skillmap_request_set_progress(skillmap_request* request,
                                                skillmap_progress progress, void* context);

/* Runs a request, once: its files are gone afterwards. The response is the caller's, whatever went
 * wrong; NULL only where there is no memory. */
SKILLMAP_API skillmap_response* skillmap_run(skillmap_request* request);
SKILLMAP_API void skillmap_response_free(skillmap_response* response);

/* 0 done, 1 with findings, 2 wrong use, 3 input unreadable, 4 output not written. */
SKILLMAP_API int skillmap_response_code(const skillmap_response* response);

/* What follows belongs to the response and lives as long. */
SKILLMAP_API const char* skillmap_response_json(const skillmap_response* response, size_t* length);
SKILLMAP_API size_t skillmap_response_file_count(const skillmap_response* response);
SKILLMAP_API const char* skillmap_response_file_name(const skillmap_response* response,
                                                     size_t index, size_t* length);
SKILLMAP_API const void* skillmap_response_file_bytes(const skillmap_response* response,
                                                      size_t index, size_t* size);

#ifdef __cplusplus
}
#endif

#endif

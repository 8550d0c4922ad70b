#include "addin/c/skillmap.h"

#include <exception>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>

#include "addin/engine/request.h"
#include "xlsx_io/file/path.h"

// Handles are the engine's own. No exception leaves a function: what is left to throw is a lack of
// memory, or of a folder for temporary files.
struct skillmap_request {
    skillmap::engine::Request request;
    skillmap_progress progress = nullptr;
    void* context = nullptr;
};

struct skillmap_response {
    skillmap::engine::Response response;
};

namespace {

template <class T, class F>
T guarded(T otherwise, F call) noexcept {
    try {
        return call();
    } catch (const std::exception&) {
        return otherwise;
    }
}

std::string text(const char* characters, size_t length) {
    return characters == nullptr ? std::string() : std::string(characters, length);
}

void tell_size(size_t* where, size_t size) {
    if (where != nullptr) *where = size;
}

const skillmap::engine::OutputFile* file_at(const skillmap_response* response, size_t index) {
    if (response == nullptr || index >= response->response.files.size()) return nullptr;
    return &response->response.files[index];
}

}  // namespace

uint32_t skillmap_abi_version(void) {
    return SKILLMAP_ABI_VERSION;
}

const char* skillmap_version(void) {
    return SKILLMAP_VERSION;
}

skillmap_request* skillmap_request_new(const char* command, size_t length) {
    return guarded<skillmap_request*>(nullptr, [&] {
        auto made = std::make_unique<skillmap_request>();
        made->request.command = text(command, length);
        return made.release();
    });
}

void skillmap_request_free(skillmap_request* request) {
    delete request;
}

int skillmap_request_set_options(skillmap_request* request, const char* json, size_t length) {
    if (request == nullptr) return 0;
    return guarded(0, [&] {
        request->request.options = text(json, length);
        return 1;
    });
}

int skillmap_request_add_file(skillmap_request* request, const char* role, size_t role_length,
                              const char* name, size_t name_length, const void* bytes,
                              size_t size) {
    if (request == nullptr) return 0;
    return guarded(0, [&] {
        request->request.files.push_back(
            {text(role, role_length),
             {text(name, name_length), text(static_cast<const char*>(bytes), size)}});
        return 1;
    });
}

int skillmap_request_set_scratch(skillmap_request* request, const char* path, size_t length) {
    if (request == nullptr) return 0;
    return guarded(0, [&] {
        request->request.scratch = skillmap::path_of(text(path, length));
        return 1;
    });
}

void skillmap_request_set_progress(skillmap_request* request, skillmap_progress progress,
                                   void* context) {
    if (request == nullptr) return;
    request->progress = progress;
    request->context = context;
}

skillmap_response* skillmap_run(skillmap_request* request) {
    if (request == nullptr) return nullptr;
    return guarded<skillmap_response*>(nullptr, [&] {
        skillmap::engine::Request taken = std::exchange(request->request, {});
        if (taken.scratch.empty()) taken.scratch = std::filesystem::temp_directory_path();
        skillmap::engine::Progress progress;
        if (request->progress != nullptr)
            progress = [request](std::string_view step, std::size_t done, std::size_t all) {
                request->progress(request->context, std::string(step).c_str(), done, all);
            };
        auto response = std::make_unique<skillmap_response>();
        response->response = skillmap::engine::run(std::move(taken), progress);
        return response.release();
    });
}

void skillmap_response_free(skillmap_response* response) {
    delete response;
}

int skillmap_response_code(const skillmap_response* response) {
    return response == nullptr ? 0 : response->response.code;
}

const char* skillmap_response_json(const skillmap_response* response, size_t* length) {
    tell_size(length, response == nullptr ? 0 : response->response.json.size());
    return response == nullptr ? nullptr : response->response.json.c_str();
}

size_t skillmap_response_file_count(const skillmap_response* response) {
    return response == nullptr ? 0 : response->response.files.size();
}

const char* skillmap_response_file_name(const skillmap_response* response, size_t index,
                                        size_t* length) {
    const auto* file = file_at(response, index);
    tell_size(length, file == nullptr ? 0 : file->name.size());
    return file == nullptr ? nullptr : file->name.c_str();
}

const void* skillmap_response_file_bytes(const skillmap_response* response, size_t index,
                                         size_t* size) {
    const auto* file = file_at(response, index);
    tell_size(size, file == nullptr ? 0 : file->bytes.size());
    return file == nullptr ? nullptr : file->bytes.data();
}

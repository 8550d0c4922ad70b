// The decoder of systems that have iconv.
#include "xlsx_io/csv/decoder.h"

#include <iconv.h>

#include <cerrno>

namespace skillmap::csv {
namespace {

class Converter {
  public:
    explicit Converter(TextEncoding from) : handle_(iconv_open("UTF-8", name(from).data())) {}
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;
    ~Converter() {
        if (known()) iconv_close(handle_);
    }

    bool known() const { return reinterpret_cast<std::intptr_t>(handle_) != -1; }

    // False where the room is too small for what is left.
    bool convert(char*& in, std::size_t& left, char*& out, std::size_t& room) {
        return iconv(handle_, &in, &left, &out, &room) != static_cast<std::size_t>(-1) ||
               errno != E2BIG;
    }

  private:
    iconv_t handle_;
};

}  // namespace

std::optional<Decoded> decoded(std::string_view bytes, TextEncoding encoding) {
    Converter converter(encoding);
    if (!converter.known()) return std::nullopt;
    Decoded result;
    result.text.resize(bytes.size() + bytes.size() / 2);  // kanji: two bytes become three
    char* in = const_cast<char*>(bytes.data());           // which iconv does not write to
    std::size_t left = bytes.size();
    std::size_t written = 0;
    for (bool done = bytes.empty(); !done;) {
        char* out = result.text.data() + written;
        std::size_t room = result.text.size() - written;
        done = converter.convert(in, left, out, room);
        written = result.text.size() - room;
        if (!done) result.text.resize(result.text.size() + left * 3);
    }
    result.text.resize(written);
    result.taken = bytes.size() - left;
    return result;
}

}  // namespace skillmap::csv

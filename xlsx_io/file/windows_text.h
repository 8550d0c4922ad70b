// Text and messages as Windows has them. Only for sources that are compiled for Windows alone.
#pragma once

#include <windows.h>

#include <string>
#include <string_view>

namespace skillmap::windows {

/// UTF-16 of UTF-8 and back. Neither fails: what is no text becomes U+FFFD.
std::wstring wide(std::string_view utf8);
std::string narrow(std::wstring_view wide);

/// What Windows says about an error, in the language of the machine.
std::string reason(DWORD error);

}  // namespace skillmap::windows

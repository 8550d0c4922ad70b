// The messages of the program, in Japanese and English: one catalogue, core/messages.def.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "core/issue.h"

namespace skillmap {

enum class MessageId : std::uint16_t {
#define MESSAGE(id, severity, name, japanese, english) id,
#include "core/messages.def"
#undef MESSAGE
};

struct Message {
    MessageId id;
    Severity severity;
    std::string_view name;
    std::string_view japanese;
    std::string_view english;
};

/// Every message, in the order of their ids.
std::span<const Message> messages();

const Message& message(MessageId id);

}  // namespace skillmap

// Texts that live as long as the arena, without moving and without a string of their own each.
#pragma once

#include <algorithm>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace skillmap::xlsx {

class TextArena {
  public:
    std::string_view add(std::string_view text) {
        if (text.empty()) return {};
        if (text.size() > room_) grow(text.size());
        std::memcpy(next_, text.data(), text.size());
        const std::string_view kept(next_, text.size());
        next_ += text.size();
        room_ -= text.size();
        return kept;
    }

    /// Forgets all texts, and keeps the memory of the first block.
    void clear() {
        if (blocks_.empty()) return;
        blocks_.resize(1);
        next_ = blocks_.front().bytes.get();
        room_ = blocks_.front().size;
    }

  private:
    struct Block {
        std::unique_ptr<char[]> bytes;
        std::size_t size = 0;
    };

    void grow(std::size_t needed) {
        constexpr std::size_t first = std::size_t{1} << 14;
        constexpr std::size_t most = std::size_t{1} << 20;
        const std::size_t usual = blocks_.empty() ? first : std::min(most, 2 * blocks_.back().size);
        const std::size_t size = std::max(usual, needed);
        blocks_.push_back({std::unique_ptr<char[]>(new char[size]), size});
        next_ = blocks_.back().bytes.get();
        room_ = size;
    }

    std::vector<Block> blocks_;
    char* next_ = nullptr;
    std::size_t room_ = 0;
};

}  // namespace skillmap::xlsx

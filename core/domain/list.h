// A vector whose elements are addressed by a typed number, so that the number of a training cannot
// be taken for the number of a skill. Not a map: numbers are dense and never reused.
#pragma once

#include <cassert>
#include <cstdint>
#include <utility>
#include <vector>

namespace skillmap {

template <class T>
class Id {
  public:
    Id() = default;
    explicit constexpr Id(std::size_t index) : index_(static_cast<std::uint32_t>(index)) {}
    constexpr std::size_t index() const { return index_; }

    friend constexpr bool operator==(Id, Id) = default;
    friend constexpr auto operator<=>(Id, Id) = default;

  private:
    std::uint32_t index_ = 0;
};

template <class T>
class List {
  public:
    Id<T> add(T item) {
        items_.push_back(std::move(item));
        return Id<T>(items_.size() - 1);
    }

    T& operator[](Id<T> id) {
        assert(id.index() < items_.size());
        return items_[id.index()];
    }
    const T& operator[](Id<T> id) const {
        assert(id.index() < items_.size());
        return items_[id.index()];
    }

    std::size_t size() const { return items_.size(); }
    bool empty() const { return items_.empty(); }
    auto begin() const { return items_.begin(); }
    auto end() const { return items_.end(); }
    auto begin() { return items_.begin(); }
    auto end() { return items_.end(); }

    /// The number of an element of this list.
    Id<T> id_of(const T& item) const {
        return Id<T>(static_cast<std::size_t>(&item - items_.data()));
    }

  private:
    std::vector<T> items_;
};

}  // namespace skillmap

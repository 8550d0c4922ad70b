// A value, or the issue that prevented it. Not for findings in the user's data: those are collected
// in a list and do not stop the work.
#pragma once

#include <cassert>
#include <optional>
#include <utility>
#include <variant>

#include "core/issue.h"

namespace skillmap {

template <class T>
class [[nodiscard]] Result {
  public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Issue error) : state_(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return state_.index() == 0; }
    explicit operator bool() const { return ok(); }

    T& value() & {
        assert(ok());
        return std::get<0>(state_);
    }
    const T& value() const& {
        assert(ok());
        return std::get<0>(state_);
    }
    T&& value() && {
        assert(ok());
        return std::get<0>(std::move(state_));
    }
    T& operator*() & { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    const T& operator*() const& { return value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    Issue& error() {
        assert(!ok());
        return std::get<1>(state_);
    }
    const Issue& error() const {
        assert(!ok());
        return std::get<1>(state_);
    }

  private:
    std::variant<T, Issue> state_;
};

/// Success, or the issue that prevented it.
template <>
class [[nodiscard]] Result<void> {
  public:
    Result() = default;
    Result(Issue error) : error_(std::move(error)) {}

    bool ok() const { return !error_.has_value(); }
    explicit operator bool() const { return ok(); }
    Issue& error() { return *error_; }
    const Issue& error() const { return *error_; }

  private:
    std::optional<Issue> error_;
};

}  // namespace skillmap

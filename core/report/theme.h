// Colours, fonts and number formats of everything we draw. One blue for figures, one orange for
// what needs attention: they differ in brightness, so they hold in greyscale and for colour-blind
// readers.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace skillmap::report::theme {

/// 0xRRGGBB
using Colour = std::uint32_t;

inline constexpr Colour ink = 0x1F2933;
inline constexpr Colour quiet = 0x5B6770;
inline constexpr Colour line = 0xC5CED6;
inline constexpr Colour primary = 0x1B4F8A;
inline constexpr Colour primary_light = 0xE8F0F8;
inline constexpr Colour bar = 0x8DB4DC;
inline constexpr Colour heat_low = 0xFFFFFF;
inline constexpr Colour heat_high = 0x6FA3D6;
inline constexpr std::array<double, 5> heat_legend{0, 0.25, 0.5, 0.75, 1};
inline constexpr Colour field = 0xFFF8E7;  // where the reader may change something
inline constexpr Colour accent = 0xC4581B;
inline constexpr Colour summary = 0xF3F5F7;

/// Series of a chart in order, from light to dark: each step differs in brightness.
inline constexpr std::array<Colour, 4> series{0xD5DBE1, 0x9CC2E5, 0x4A86C5, 0x1B3F6E};

/// Lines of a chart, each with a dash and a marker of its own.
inline constexpr std::array<Colour, 4> lines{primary, accent, 0x4A86C5, quiet};

/// On every Japanese Windows since 8.1.
inline constexpr std::string_view font = "游ゴシック";
/// Made for legibility, on Windows 10 and later.
inline constexpr std::string_view universal_font = "BIZ UDゴシック";

}  // namespace skillmap::report::theme

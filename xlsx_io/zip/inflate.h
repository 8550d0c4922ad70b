// The inflated bytes of an entry, in a stream: ISA-L where it is built in, zlib elsewhere. Length
// and CRC-32 are checked at the end.
#pragma once

#include <memory>

#include "xlsx_io/zip/byte_source.h"
#include "xlsx_io/zip/directory.h"

namespace skillmap::xlsx::zip {

/// Fails where the data is no deflate stream, or inflates to other bytes than the entry announces.
/// The bytes the entry refers to outlive the source.
std::unique_ptr<ByteSource> inflate(const Entry& entry);

}  // namespace skillmap::xlsx::zip

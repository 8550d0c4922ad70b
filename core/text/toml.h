// The TOML parser, set up for errors as values. Include this instead of <toml++/toml.h>.
#pragma once

#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

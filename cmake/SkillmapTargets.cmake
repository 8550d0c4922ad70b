# What every target of this project has in common.

# skillmap_configure(<target>): C++20, includes from the repository root, our warnings.
function(skillmap_configure target)
  target_compile_features(${target} PUBLIC cxx_std_20)
  set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF)
  target_include_directories(${target} PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wconversion
                         -Wsign-conversion -Wnon-virtual-dtor -Woverloaded-virtual
                         # GCC's plain -Wshadow also objects to enumerators of scoped enums.
                         $<IF:$<CXX_COMPILER_ID:GNU>,-Wshadow=local,-Wshadow>
                         # GCC 12 sees overlaps in "x" + std::string that are none (its bug 105329).
                         $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
  if(SKILLMAP_WARNINGS_AS_ERRORS)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
  if(SKILLMAP_SANITIZE)
    target_compile_options(${target} PUBLIC -fsanitize=address,undefined
                           -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
    target_link_options(${target} PUBLIC -fsanitize=address,undefined)
  endif()
endfunction()

# skillmap_embed(<target> NAME <function> FILES <file>...): the text of data files, in the library.
# Declares `std::span<const EmbeddedFile> <function>()` of core/embedded.h.
function(skillmap_embed target)
  cmake_parse_arguments(ARG "" "NAME" "FILES" ${ARGN})
  set(inputs)
  foreach(file IN LISTS ARG_FILES)
    list(APPEND inputs ${CMAKE_CURRENT_SOURCE_DIR}/${file})
  endforeach()
  set(output ${CMAKE_CURRENT_BINARY_DIR}/${ARG_NAME}.cpp)
  string(REPLACE ";" "|" joined "${inputs}")
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} "-DINPUTS=${joined}" -DOUTPUT=${output} -DNAME=${ARG_NAME}
            -P ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
    DEPENDS ${inputs} ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
    VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()

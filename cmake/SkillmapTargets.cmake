# What every target of this project has in common.

# The compilers the sources are checked with. Elsewhere a new warning must not stop a user's build.
string(REGEX MATCH "^[0-9]+" SKILLMAP_COMPILER_MAJOR "${CMAKE_CXX_COMPILER_VERSION}")
set(SKILLMAP_KNOWN_COMPILER OFF)
if("${CMAKE_CXX_COMPILER_ID} ${SKILLMAP_COMPILER_MAJOR}" MATCHES "^(GNU 12|GNU 14|Clang 14)$")
  set(SKILLMAP_KNOWN_COMPILER ON)
endif()

# skillmap_group_by_folder(<target>): in a unity build, the sources of a folder are compiled as one, so
# that a new file changes nothing for the others.
function(skillmap_group_by_folder target)
  set_target_properties(${target} PROPERTIES UNITY_BUILD_MODE GROUP)
  get_target_property(sources ${target} SOURCES)
  foreach(source IN LISTS sources)
    get_filename_component(folder ${source} DIRECTORY)
    string(MAKE_C_IDENTIFIER "unity_${folder}" group)
    set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${group})
  endforeach()
endfunction()

# skillmap_configure(<target>): C++20, includes from the repository root, our warnings.
function(skillmap_configure target)
  target_compile_features(${target} PUBLIC cxx_std_20)
  set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF)
  target_include_directories(${target} PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wconversion
                         -Wsign-conversion -Wnon-virtual-dtor -Woverloaded-virtual
                         # GCC's plain -Wshadow also objects to enumerators of scoped enums.
                         $<IF:$<CXX_COMPILER_ID:GNU>,-Wshadow=local,-Wshadow>
                         # GCC sees overlaps in "x" + std::string (its bug 105329) and uninitialised
                         # values in std::variant (80635) that are none.
                         $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
                         $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
  skillmap_group_by_folder(${target})
  if(SKILLMAP_WARNINGS_AS_ERRORS AND SKILLMAP_KNOWN_COMPILER)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
  if(SKILLMAP_BUILD_FUZZERS)
    target_compile_options(${target} PRIVATE -fsanitize=fuzzer-no-link)
  endif()
  if(SKILLMAP_SANITIZE)
    target_compile_options(${target} PUBLIC -fsanitize=address,undefined
                           -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
    target_link_options(${target} PUBLIC -fsanitize=address,undefined)
    get_target_property(type ${target} TYPE)
    if(type STREQUAL "EXECUTABLE")
      target_sources(${target} PRIVATE ${PROJECT_SOURCE_DIR}/cmake/known_leaks.cpp)
    endif()
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

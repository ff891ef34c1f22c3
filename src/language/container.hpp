// The model file: named sections of bytes behind a small table.
//
//   "ENTLANG1" | u32 sections | u32 0 | per section: char name[24], u64 offset, u64 size | sections, 64-byte aligned
//
// Little-endian, read in place: the model that the program carries costs no loading.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::language {

class Container {
public:
    // A view of `bytes`, which must be 8-byte aligned and outlive it. Throws Error when they are not a whole model.
    Container(std::string_view bytes, std::string name);

    // Throws Error when there is none, or when its size is no multiple of T's.
    template <typename T>
    std::span<const T> section(std::string_view name) const {
        const std::string_view bytes = find(name, sizeof(T));
        return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
    }
    std::string_view text(std::string_view name) const { return find(name, 1); }
    const std::vector<std::pair<std::string, std::string_view>>& sections() const { return sections_; }

private:
    std::string_view find(std::string_view name, std::size_t unit) const;
    std::string name_;
    std::vector<std::pair<std::string, std::string_view>> sections_;
};

// Builds a model file.
class ContainerWriter {
public:
    void add(const std::string& name, std::string_view bytes) { sections_.emplace_back(name, bytes); }
    template <typename T>
    void add(const std::string& name, const std::vector<T>& values) {
        add(name, {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)});
    }
    std::string bytes() const;
    void write(const std::string& file) const;  // throws Error

private:
    std::vector<std::pair<std::string, std::string>> sections_;
};

// A file's bytes, 64-byte aligned. Throws Error.
std::vector<std::uint64_t> read_aligned(const std::string& file, std::size_t& size);

}  // namespace entente::language

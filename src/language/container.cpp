#include "language/container.hpp"

#include <cstring>
#include <fstream>

#include "entente/base/error.hpp"

namespace entente::language {
namespace {

constexpr std::string_view magic = "ENTLANG1";
constexpr std::size_t name_size = 24, entry_size = name_size + 16, alignment = 64;

template <typename T>
T number_at(std::string_view bytes, std::size_t at) {
    T value;
    std::memcpy(&value, bytes.data() + at, sizeof value);
    return value;
}
template <typename T>
void append(std::string& out, T value) {
    out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

}  // namespace

Container::Container(std::string_view bytes, std::string name) : name_(std::move(name)) {
    if (bytes.size() < 16 || !bytes.starts_with(magic)) throw Error(name_, 0, "is not a language model");
    const auto count = number_at<std::uint32_t>(bytes, 8);
    if (count > 1000 || bytes.size() < 16 + count * entry_size)
        throw Error(name_, 0, "the language model is cut short");
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t at = 16 + i * entry_size;
        const auto offset = number_at<std::uint64_t>(bytes, at + name_size);
        const auto size = number_at<std::uint64_t>(bytes, at + name_size + 8);
        if (offset % 8 != 0 || offset > bytes.size() || size > bytes.size() - offset) {
            throw Error(name_, 0, "the language model is cut short");
        }
        const std::string_view padded = bytes.substr(at, name_size);
        sections_.emplace_back(padded.substr(0, padded.find('\0')), bytes.substr(offset, size));
    }
}

std::string_view Container::find(std::string_view wanted, std::size_t unit) const {
    for (const auto& [section, bytes] : sections_) {
        if (section != wanted) continue;
        if (bytes.size() % unit != 0) break;
        return bytes;
    }
    throw Error(name_, 0, "the language model has no whole section \"" + std::string(wanted) + "\"");
}

std::string ContainerWriter::bytes() const {
    std::string out(magic);
    append(out, static_cast<std::uint32_t>(sections_.size()));
    append(out, std::uint32_t{0});
    std::size_t offset = 16 + sections_.size() * entry_size;
    for (const auto& [name, bytes] : sections_) {
        offset = (offset + alignment - 1) / alignment * alignment;
        std::string padded = name;
        padded.resize(name_size, '\0');
        out += padded;
        append(out, static_cast<std::uint64_t>(offset));
        append(out, static_cast<std::uint64_t>(bytes.size()));
        offset += bytes.size();
    }
    for (const auto& [name, bytes] : sections_) {
        out.resize((out.size() + alignment - 1) / alignment * alignment, '\0');
        out += bytes;
    }
    return out;
}

void ContainerWriter::write(const std::string& file) const {
    std::ofstream out(file, std::ios::binary);
    const std::string all = bytes();
    out.write(all.data(), static_cast<std::streamsize>(all.size()));
    if (!out.flush()) throw Error(file, 0, "cannot be written");
}

std::vector<std::uint64_t> read_aligned(const std::string& file, std::size_t& size) {
    std::ifstream in(file, std::ios::binary | std::ios::ate);
    if (!in) throw Error(file, 0, "cannot be read");
    size = static_cast<std::size_t>(in.tellg());
    std::vector<std::uint64_t> bytes(size / 8 + 1);
    in.seekg(0);
    in.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size));
    if (!in) throw Error(file, 0, "cannot be read");
    return bytes;
}

}  // namespace entente::language

#include "intake/archive.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>

#include "entente/base/error.hpp"
#include "entente/base/text.hpp"

namespace entente::intake {
namespace {

constexpr std::size_t block = 64u << 10;
// A small file may well shrink a thousandfold; the ratio is asked for beyond this only.
constexpr std::uint64_t ratio_from = 16u << 20;

bool is_tar(std::string_view bytes) {
    return bytes.size() >= 512 && bytes.substr(257, 5) == "ustar";
}

// Of a zip file's directory; a tar's sizes come with the bytes themselves.
bool size_is_declared(struct archive* handle, struct archive_entry* entry) {
    return (archive_format(handle) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_ZIP &&
           archive_entry_size_is_set(entry) != 0 && archive_entry_size(entry) > 0;
}

}  // namespace

bool is_packed(std::string_view bytes) {
    using namespace std::string_view_literals;
    static constexpr std::array magics = {"\x1f\x8b"sv,
                                          "BZh"sv,
                                          "\xFD"
                                          "7zXZ\0"sv,
                                          "\x28\xB5\x2F\xFD"sv,
                                          "PK\x03\x04"sv,
                                          "PK\x05\x06"sv};
    return std::any_of(magics.begin(), magics.end(),
                       [&](std::string_view magic) { return bytes.starts_with(magic); }) ||
           is_tar(bytes);
}

std::string safe_member_name(std::string_view name) {
    std::string slashed(name);
    replace_invalid_utf8(slashed);
    for (char& c : slashed) {
        if (c == '\\') c = '/';
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '?';
    }
    std::string safe;
    for (std::string_view part : split(slashed, '/')) {
        if (part.empty() || part == "." || part == ".." || (part.size() == 2 && part[1] == ':')) continue;
        if (!safe.empty()) safe += '/';
        safe += part;
    }
    return safe.empty() ? "unnamed" : safe;
}

struct Archive::State final : public ByteSource {
    State(ByteSource& source, UnpackBudget& limits) : packed(source), budget(limits), buffer(block, '\0') {}
    ~State() override { archive_read_free(handle); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    static la_ssize_t read_packed(struct archive* a, void* self, const void** out) {
        auto& state = *static_cast<State*>(self);
        try {
            const std::size_t count = state.packed.read(state.buffer.data(), state.buffer.size());
            state.taken += count;
            state.position += count;
            *out = state.buffer.data();
            return static_cast<la_ssize_t>(count);
        } catch (const Error& error) {
            archive_set_error(a, EIO, "%s", error.what());
            return ARCHIVE_FATAL;
        }
    }
    static la_int64_t seek_packed(struct archive* a, void* self, la_int64_t offset, int whence) {
        auto& state = *static_cast<State*>(self);
        try {
            const auto size = static_cast<la_int64_t>(state.packed.size().value_or(0));
            la_int64_t to = offset;
            if (whence == SEEK_CUR) to += static_cast<la_int64_t>(state.position);
            if (whence == SEEK_END) to += size;
            to = std::clamp<la_int64_t>(to, 0, size);
            state.packed.seek(static_cast<std::uint64_t>(to));
            state.position = static_cast<std::uint64_t>(to);
            return to;
        } catch (const Error& error) {
            archive_set_error(a, EIO, "%s", error.what());
            return ARCHIVE_FATAL;
        }
    }

    [[noreturn]] void fail(const char* what) {
        const char* why = archive_error_string(handle);
        ended = true;
        throw Error(std::string(what) + (why != nullptr ? std::string(": ") + why : std::string()));
    }

    // Would the archive be a bomb with so many bytes more of it unpacked?
    void check_ratio(std::uint64_t bytes) {
        const std::uint64_t size = std::max<std::uint64_t>(1, packed.size().value_or(taken));
        if (unpacked + bytes <= ratio_from || (unpacked + bytes) / size < budget.max_ratio) return;
        ended = true;
        throw Error("unpacks to more than " + std::to_string(budget.max_ratio) +
                    " times its size, like a zip bomb; the rest is not read");
    }

    void count_unpacked(std::uint64_t bytes) {
        check_ratio(bytes);
        unpacked += bytes;
        if (bytes > budget.bytes_left) {
            ended = true;
            throw Error("unpacks to more than the limit; the rest is not read");
        }
        budget.bytes_left -= bytes;
    }

    std::size_t read(char* into, std::size_t size) override {
        if (ended || !member_open) return 0;
        const la_ssize_t count = archive_read_data(handle, into, size);
        if (count < 0) {
            member_open = false;
            if (count == ARCHIVE_FATAL) ended = true;
            const char* why = archive_error_string(handle);
            throw Error(std::string("cannot be unpacked") + (why != nullptr ? std::string(": ") + why : std::string()));
        }
        if (count == 0) member_open = false;
        count_unpacked(static_cast<std::uint64_t>(count));
        return static_cast<std::size_t>(count);
    }

    // Passes over what is left of a member, counting: skipping is where a bomb would spend our time.
    void pass_over() {
        // A zip file tells where its next member begins; nothing need be unpacked to get there.
        if (member_open && packed.size() && (archive_format(handle) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_ZIP) {
            member_open = false;
            return;
        }
        const void* data = nullptr;
        std::size_t size = 0;
        la_int64_t offset = 0;
        while (member_open && !ended) {
            const int result = archive_read_data_block(handle, &data, &size, &offset);
            if (result != ARCHIVE_OK && result != ARCHIVE_WARN) break;
            count_unpacked(size);
        }
        member_open = false;
    }

    ByteSource& packed;
    UnpackBudget& budget;
    std::string buffer;
    struct archive* handle = archive_read_new();
    std::uint64_t taken = 0;     // packed bytes read, again and again where seeking goes back
    std::uint64_t position = 0;  // in `packed`
    std::uint64_t unpacked = 0;
    bool member_open = false;
    bool ended = false;
};

Archive::Archive(ByteSource& packed, UnpackBudget& budget) : state_(std::make_unique<State>(packed, budget)) {
    struct archive* a = state_->handle;
    if (a == nullptr) throw Error("out of memory");
    // Not "all": some of libarchive's filters run programs of the machine it is on.
    archive_read_support_filter_gzip(a);
    archive_read_support_filter_bzip2(a);
    archive_read_support_filter_xz(a);
    archive_read_support_filter_zstd(a);
    archive_read_support_format_tar(a);
    archive_read_support_format_zip(a);
    archive_read_support_format_raw(a);
    archive_read_support_format_empty(a);
    archive_read_set_read_callback(a, State::read_packed);
    if (packed.size()) archive_read_set_seek_callback(a, State::seek_packed);
    archive_read_set_callback_data(a, state_.get());
    if (archive_read_open1(a) != ARCHIVE_OK) state_->fail("cannot be opened as an archive");
}

Archive::~Archive() = default;

std::optional<Archive::Member> Archive::next() {
    State& state = *state_;
    state.pass_over();
    if (state.ended) return std::nullopt;
    struct archive_entry* entry = nullptr;
    const int result = archive_read_next_header(state.handle, &entry);
    if (result == ARCHIVE_EOF) {
        state.ended = true;
        return std::nullopt;
    }
    if (result < ARCHIVE_WARN) state.fail("is damaged, the rest is not read");
    Member member;
    if (archive_format(state.handle) != ARCHIVE_FORMAT_RAW) {
        const char* name = archive_entry_pathname_utf8(entry);
        if (name == nullptr) name = archive_entry_pathname(entry);
        member.name = name != nullptr ? name : "unnamed";
        replace_invalid_utf8(member.name);
        member.is_file = archive_entry_filetype(entry) == AE_IFREG && archive_entry_hardlink(entry) == nullptr;
    } else {
        member.is_file = true;
    }
    if (state.packed.size() && size_is_declared(state.handle, entry))
        state.check_ratio(static_cast<std::uint64_t>(archive_entry_size(entry)));
    member.encrypted = archive_entry_is_encrypted(entry) > 0;
    state.member_open = true;
    return member;
}

ByteSource& Archive::content() {
    return *state_;
}

}  // namespace entente::intake

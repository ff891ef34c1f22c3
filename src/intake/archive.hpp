// The members of an archive or a compressed file, one at a time, unpacked in memory: nothing is ever written to disk.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "intake/bytes.hpp"

namespace entente::intake {

// Do these first bytes (some 512 of them) begin something that unpacks: gzip, bzip2, xz, zstd, zip, tar?
bool is_packed(std::string_view first_bytes);

// How much may still be unpacked; shared by an archive and those inside it.
struct UnpackBudget {
    std::uint64_t bytes_left;
    std::uint64_t max_ratio;
};

// A member's name made harmless: relative, '/' between its parts, no "." or ".." and no control characters.
std::string safe_member_name(std::string_view name);

class Archive {
public:
    // `packed` and `budget` must outlive the archive. Throws Error when `packed` is no archive that can be read.
    Archive(ByteSource& packed, UnpackBudget& budget);
    ~Archive();
    Archive(const Archive&) = delete;
    Archive& operator=(const Archive&) = delete;

    struct Member {
        std::string name;  // as stored, made valid UTF-8; empty for the only content of a compressed file
        bool is_file = false;
        bool encrypted = false;
    };
    // The next member; nothing at the end. Throws Error when the archive is damaged or turns out to be a bomb: it then
    // has ended.
    std::optional<Member> next();
    // The bytes of the member that `next` gave; reading throws like `next`.
    ByteSource& content();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace entente::intake

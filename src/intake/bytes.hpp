// A stream of bytes, and a buffered view on one that can look ahead.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace entente::intake {

class ByteSource {
public:
    virtual ~ByteSource() = default;
    // Fills `into` with at most `size` bytes and says how many; 0: the end. Throws Error when reading fails.
    virtual std::size_t read(char* into, std::size_t size) = 0;
    // The number of bytes of the whole stream, where it is known; such a stream can `seek`.
    virtual std::optional<std::uint64_t> size() const { return std::nullopt; }
    virtual void seek(std::uint64_t) {}
};

// Opens a file; throws Error when it cannot be read.
std::unique_ptr<ByteSource> open_file(const std::string& path);
std::unique_ptr<ByteSource> open_standard_input();

// Looks ahead in a source. Reads of the source itself go through here from then on.
class Bytes final : public ByteSource {
public:
    explicit Bytes(ByteSource& source) : source_(source) {}

    // The next `count` bytes, or fewer at the end of the stream, without taking them. Valid until the next call.
    std::string_view peek(std::size_t count);
    void skip(std::size_t count);  // of what was peeked

    std::size_t read(char* into, std::size_t size) override;
    std::optional<std::uint64_t> size() const override { return source_.size(); }
    void seek(std::uint64_t offset) override;

    struct Line {
        std::string_view text;  // without its line end; valid until the next call
        bool complete = false;  // false: the stream ended without a line end
        bool too_long = false;  // the line was longer than the limit; `text` is its beginning
    };
    // The next line; nothing at the end of the stream.
    std::optional<Line> line(std::size_t limit);

    // All that is left. Reads one byte more than `limit` at most: a longer result was cut.
    std::string rest(std::size_t limit);

private:
    bool fill();  // one more block; false at the end

    ByteSource& source_;
    std::string buffer_;
    std::size_t at_ = 0;
    bool ended_ = false;
};

}  // namespace entente::intake

#include "intake/bytes.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "entente/base/error.hpp"

namespace entente::intake {
namespace {

constexpr std::size_t block = 64u << 10;

class FileSource final : public ByteSource {
public:
    explicit FileSource(std::FILE* file) : file_(file) {
        if (std::fseek(file, 0, SEEK_END) == 0) {
            const long end = std::ftell(file);
            if (end >= 0) size_ = static_cast<std::uint64_t>(end);
            std::rewind(file);
        }
    }
    ~FileSource() override { std::fclose(file_); }
    FileSource(const FileSource&) = delete;
    FileSource& operator=(const FileSource&) = delete;

    std::size_t read(char* into, std::size_t size) override {
        const std::size_t count = std::fread(into, 1, size, file_);
        if (count == 0 && std::ferror(file_) != 0) throw Error(std::string("cannot be read: ") + std::strerror(errno));
        return count;
    }
    std::optional<std::uint64_t> size() const override { return size_; }
    void seek(std::uint64_t offset) override {
        if (std::fseek(file_, static_cast<long>(offset), SEEK_SET) != 0)
            throw Error(std::string("cannot be read: ") + std::strerror(errno));
    }

private:
    std::FILE* file_;
    std::optional<std::uint64_t> size_;
};

class StandardInput final : public ByteSource {
public:
    std::size_t read(char* into, std::size_t size) override {
        const std::size_t count = std::fread(into, 1, size, stdin);
        if (count == 0 && std::ferror(stdin) != 0) throw Error(std::string("cannot be read: ") + std::strerror(errno));
        return count;
    }
};

}  // namespace

std::unique_ptr<ByteSource> open_file(const std::string& path) {
    std::FILE* file = std::fopen(path.c_str(), "rb");
    if (file == nullptr) throw Error(std::string("cannot be opened: ") + std::strerror(errno));
    return std::make_unique<FileSource>(file);
}

std::unique_ptr<ByteSource> open_standard_input() {
    return std::make_unique<StandardInput>();
}

bool Bytes::fill() {
    if (ended_) return false;
    if (at_ > 0) {
        buffer_.erase(0, at_);
        at_ = 0;
    }
    const std::size_t before = buffer_.size();
    // Grows with what is waiting, so that a long line is not moved once a block.
    const std::size_t more = std::max(block, before);
    buffer_.resize(before + more);
    std::size_t count = 0;
    try {
        count = source_.read(buffer_.data() + before, more);
    } catch (...) {
        buffer_.resize(before);
        throw;
    }
    buffer_.resize(before + count);
    ended_ = count == 0;
    return !ended_;
}

std::string_view Bytes::peek(std::size_t count) {
    while (buffer_.size() - at_ < count && fill()) {
    }
    return std::string_view(buffer_).substr(at_, count);
}

void Bytes::skip(std::size_t count) {
    at_ = std::min(at_ + count, buffer_.size());
}

std::size_t Bytes::read(char* into, std::size_t size) {
    if (at_ == buffer_.size() && !fill()) return 0;
    const std::size_t count = std::min(size, buffer_.size() - at_);
    std::memcpy(into, buffer_.data() + at_, count);
    at_ += count;
    return count;
}

void Bytes::seek(std::uint64_t offset) {
    buffer_.clear();
    at_ = 0;
    ended_ = false;
    source_.seek(offset);
}

std::optional<Bytes::Line> Bytes::line(std::size_t limit) {
    std::size_t searched = 0;
    std::size_t end = std::string::npos;
    bool too_long = false;
    while (true) {
        end = buffer_.find('\n', at_ + searched);
        if (end != std::string::npos) break;
        searched = buffer_.size() - at_;
        if (searched > limit) {
            too_long = true;
            break;
        }
        if (!fill()) break;
    }
    if (too_long || (end != std::string::npos && end - at_ > limit)) {
        std::string head = buffer_.substr(at_, std::min<std::size_t>(limit, 200));
        // Leave the rest of the line unread but for its end.
        while ((end = buffer_.find('\n', at_)) == std::string::npos) {
            at_ = buffer_.size();
            if (!fill()) break;
        }
        at_ = end == std::string::npos ? buffer_.size() : end + 1;
        // The head is kept in front of what comes next, so that the view stays valid.
        buffer_.insert(at_, head);
        const Line line{std::string_view(buffer_).substr(at_, head.size()), end != std::string::npos, true};
        at_ += head.size();
        return line;
    }
    if (end == std::string::npos) {
        if (at_ == buffer_.size()) return std::nullopt;
        const Line line{std::string_view(buffer_).substr(at_), false, false};
        at_ = buffer_.size();
        return line;
    }
    Line line{std::string_view(buffer_).substr(at_, end - at_), true, false};
    if (line.text.ends_with('\r')) line.text.remove_suffix(1);
    at_ = end + 1;
    return line;
}

std::string Bytes::rest(std::size_t limit) {
    while (buffer_.size() - at_ <= limit && fill()) {
    }
    std::string all = buffer_.substr(at_, limit + 1);
    at_ = buffer_.size();
    return all;
}

}  // namespace entente::intake

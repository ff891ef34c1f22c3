// SHA-256 (FIPS 180-4), fed piece by piece.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace entente {

class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;

    Sha256& add(std::string_view bytes);
    // Adds the bytes and a separator that no UTF-8 text contains, so that ("ab","c") and ("a","bc") differ.
    Sha256& field(std::string_view bytes);
    // 64 lower-case hex digits; call once.
    std::string hex();

private:
    struct Context;
    std::unique_ptr<Context> context_;
};

std::string sha256_hex(std::string_view bytes);

}  // namespace entente

#include "entente/base/sha256.hpp"

#include <openssl/evp.h>

#include <array>

#include "entente/base/error.hpp"

namespace entente {

struct Sha256::Context {
    EVP_MD_CTX* md = EVP_MD_CTX_new();
    Context() = default;
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
    ~Context() { EVP_MD_CTX_free(md); }
};

Sha256::Sha256() : context_(std::make_unique<Context>()) {
    if (context_->md == nullptr || EVP_DigestInit_ex(context_->md, EVP_sha256(), nullptr) != 1)
        throw Error("SHA-256 is not available");
}

Sha256::~Sha256() = default;

Sha256& Sha256::add(std::string_view bytes) {
    EVP_DigestUpdate(context_->md, bytes.data(), bytes.size());
    return *this;
}

Sha256& Sha256::field(std::string_view bytes) {
    return add(bytes).add(std::string_view("\xff", 1));
}

std::string Sha256::hex() {
    constexpr std::string_view digits = "0123456789abcdef";
    std::array<unsigned char, 32> sum{};
    EVP_DigestFinal_ex(context_->md, sum.data(), nullptr);
    std::string text;
    text.reserve(2 * sum.size());
    for (const unsigned char byte : sum) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

std::string sha256_hex(std::string_view bytes) {
    return Sha256().add(bytes).hex();
}

}  // namespace entente

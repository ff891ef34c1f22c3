// A function compiled several times, for processors with and without wide vectors, chosen when the program starts. Only
// for integer loops: whatever the width, they give the same.
#pragma once

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define ENTENTE_VERSIONS __attribute__((target_clones("arch=x86-64-v4", "avx2", "default")))
#else
#define ENTENTE_VERSIONS
#endif

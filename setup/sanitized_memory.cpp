// Each context of Z3 begins with 17 MB of tables. AddressSanitizer maps blocks of this size anew each time, and every
// page of them and of their shadow costs a fault: more time than all that is then solved. Here a block's pages come at
// once, and the shadow's stay.
#include <sys/mman.h>

#include <cstddef>
#include <cstdint>

extern "C" char const* __asan_default_options();
extern "C" void __sanitizer_malloc_hook(void const volatile* block, std::size_t size);

namespace {

constexpr std::size_t smallest = 128U << 10U, largest = 64U << 20U;

}  // namespace

extern "C" char const* __asan_default_options() { return "clear_shadow_mmap_threshold=67108864"; }

/// Advice only: where the kernel does not know it, nothing changes.
extern "C" void __sanitizer_malloc_hook(void const volatile* block, std::size_t size) {
  if (size < smallest || size > largest) return;
  constexpr std::uintptr_t page = 4096;
  auto const begin = (reinterpret_cast<std::uintptr_t>(block) + page - 1) / page * page;
  auto const end = (reinterpret_cast<std::uintptr_t>(block) + size) / page * page;
  void* const first = reinterpret_cast<void*>(begin);
  madvise(first, end - begin, MADV_HUGEPAGE);
#ifdef MADV_POPULATE_WRITE
  madvise(first, end - begin, MADV_POPULATE_WRITE);
#endif
}

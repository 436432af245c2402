#include "output/command/commands.h"

#ifdef GLACIS_MIMALLOC
#include <mimalloc.h>

namespace {

/// One run takes what memory it needs and ends: pages of 2 MiB where the system has them, and none given back on the
/// way. Each page that comes, or comes again, costs more than what is done in it.
void keep_memory() {
  mi_option_enable(mi_option_large_os_pages);
#if MI_MALLOC_VERSION < 210
  mi_option_disable(mi_option_allow_decommit);
#else
  mi_option_set(mi_option_purge_delay, -1);
#endif
}

/// Not in main: libraries ask for memory before that, and the first that is asked for serves all of a small use case.
[[gnu::section(".preinit_array"), gnu::used]] void (*const before_libraries)() = keep_memory;

}  // namespace
#endif

int main(int count, char** words) { return glacis::output::run({words + (count > 0 ? 1 : 0), words + count}); }

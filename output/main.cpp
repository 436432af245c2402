#include <cstdlib>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "output/command/commands.h"

namespace {

/// Memory that is given back is wanted again soon, for the next use case or the next combination; the system would
/// clear its pages each time.
void keep_memory() {
#ifdef __GLIBC__
  ::mallopt(M_MMAP_THRESHOLD, 32 << 20);
  ::mallopt(M_TRIM_THRESHOLD, 1 << 30);
  ::mallopt(M_TOP_PAD, 4 << 20);
#endif
}

}  // namespace

int main(int count, char** words) {
  keep_memory();
  return glacis::output::run({words + (count > 0 ? 1 : 0), words + count});
}

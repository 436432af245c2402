// The small cases of the verdict tests, for this test program too.
#include "tests/verdict/small_case.cpp"  // NOLINT(bugprone-suspicious-include)

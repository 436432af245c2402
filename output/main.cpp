#include "output/command/commands.h"

int main(int count, char** words) { return glacis::output::run({words + (count > 0 ? 1 : 0), words + count}); }

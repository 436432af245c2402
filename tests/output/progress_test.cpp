#include "output/terminal/progress.h"

#include "tests/catch/catch.h"

using glacis::output::progress_line;

TEST_CASE("progress tells what is done and what is left") {
  CHECK(progress_line(0, 74, 0, 0, 80) == "[>                             ]  0/74");
  CHECK(progress_line(37, 74, 1, 65, 80) == "[===============>              ]  37/74  1 broken   1:05 left");
  CHECK(progress_line(74, 74, 0, 9, 80) == "[==============================]  74/74");
}

TEST_CASE("what is done in part counts for the bar and the time, not as done") {
  CHECK(progress_line(0.5, 1, 0, 30, 80) == "[===============>              ]  0/1   0:30 left");
  CHECK(progress_line(1.75, 2, 0, 7, 80) == "[==========================>   ]  1/2   0:01 left");
  CHECK(progress_line(0, 0, 0, 0, 80) == "[==============================]  0/0");
}

TEST_CASE("a narrow terminal gets a shorter bar") {
  CHECK(progress_line(1, 2, 0, 1, 40).size() <= 40);
  CHECK(progress_line(1, 2, 0, 1, 5).find("1/2") != std::string::npos);
}

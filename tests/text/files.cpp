#include "engine/text/files.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "tests/catch/catch.h"

namespace glacis::text {
namespace {

namespace fs = std::filesystem;

/// A folder that is gone when the test ends.
struct Scratch {
  fs::path path;
  Scratch() {
    std::string name = (fs::temp_directory_path() / "glacis-files-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path = name;
  }
  ~Scratch() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  Scratch(Scratch const&) = delete;
  Scratch& operator=(Scratch const&) = delete;
  fs::path write(fs::path const& name, std::string const& bytes) const {
    fs::create_directories((path / name).parent_path());
    std::ofstream(path / name, std::ios::binary) << bytes;
    return path / name;
  }
};

std::string content(fs::path const& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

/// What reading the file reports; empty if it was read.
std::string reading(Files const& files, fs::path const& path) {
  Sources sources;
  Diagnostics diagnostics;
  auto const source = files.read(path, sources, diagnostics);
  auto const all = diagnostics.sorted();
  CHECK(source.has_value() == all.empty());
  return all.empty() ? "" : name_of(all[0].code) + " " + all[0].message;
}

TEST_CASE("only regular files of valid UTF-8 are read, and nothing blocks") {
  Scratch const scratch;
  Files const files(scratch.path);
  fs::create_directory(scratch.path / "folder");
  REQUIRE(::mkfifo((scratch.path / "pipe").c_str(), 0600) == 0);
  fs::create_symlink("loop", scratch.path / "loop");
  fs::create_symlink("plain.toml", scratch.path / "link.toml");
  scratch.write("plain.toml", "a = 1\n");
  scratch.write("nul.toml", std::string("a = 1\nb = \0", 11));
  scratch.write("latin.toml", "a = \"\xE9\"\n");
  scratch.write("overlong.toml", "\xC0\x80");
  scratch.write("surrogate.toml", "\xED\xA0\x80");
  scratch.write("cut.toml", "\xE2\x82");
  auto const at = [&scratch](std::string const& name) { return (scratch.path / name).string(); };
  CHECK(reading(files, at("plain.toml")).empty());
  CHECK(reading(files, at("link.toml")).empty());
  CHECK(reading(files, at("folder")) == "G001 cannot read `" + at("folder") + "`: it is a folder");
  CHECK(reading(files, at("pipe")) == "G001 cannot read `" + at("pipe") + "`: it is a pipe");
  CHECK(reading(files, "/dev/zero") == "G001 cannot read `/dev/zero`: it is a device");
  CHECK(reading(files, at("none")) == "G001 cannot read `" + at("none") + "`: no such file or directory");
  CHECK(reading(files, at("loop")).find("G001 ") == 0);
  CHECK(reading(files, at(std::string(5000, 'x'))).find("G001 ") == 0);
  CHECK(reading(files, at("nul.toml")) == "G003 a NUL byte in the file");
  CHECK(reading(files, at("latin.toml")) == "G004 the byte 0xE9 is not valid UTF-8");
  CHECK(reading(files, at("overlong.toml")).find("G004 ") == 0);
  CHECK(reading(files, at("surrogate.toml")).find("G004 ") == 0);
  CHECK(reading(files, at("cut.toml")).find("G004 ") == 0);
}

TEST_CASE("a file that is too large is refused without reading it") {
  Scratch const scratch;
  Files const files(scratch.path);
  fs::path const large = scratch.write("large.toml", "");
  fs::resize_file(large, Files::largest);
  CHECK(reading(files, large) == "G003 a NUL byte in the file");
  fs::resize_file(large, Files::largest + 1);
  CHECK(reading(files, large) == "G002 `" + large.string() + "` is larger than 16 MB");
}

TEST_CASE("an include stays inside the root, also after symbolic links") {
  Scratch const scratch;
  scratch.write("outside.toml", "a = 1");
  scratch.write("root-not.toml", "a = 1");
  scratch.write("root/inside.toml", "a = 1");
  fs::create_directories(scratch.path / "root/deep");
  fs::create_symlink(scratch.path / "outside.toml", scratch.path / "root/leaves.toml");
  fs::create_symlink(scratch.path, scratch.path / "root/up");
  fs::create_symlink("../inside.toml", scratch.path / "root/deep/stays.toml");
  fs::create_symlink(scratch.path / "root", scratch.path / "alias");
  struct Case {
    std::string path;
    std::string code;
  };
  std::vector<Case> const cases{
      {"root/inside.toml", ""},         {"root/deep/../inside.toml", ""}, {"root/deep/stays.toml", ""},
      {"alias/inside.toml", ""},        {"root/../outside.toml", "G007"}, {"root/leaves.toml", "G007"},
      {"root/up/outside.toml", "G007"}, {"root-not.toml", "G007"},        {"root/../no-such.toml", "G007"},
      {"root/up/no-such.toml", "G007"}, {"root/no-such.toml", "G001"}};
  for (fs::path const& root : {scratch.path / "root", scratch.path / "alias", scratch.path / "root/"}) {
    for (Case const& c : cases) {
      Sources sources;
      Diagnostics diagnostics;
      SourceId const asking = sources.add("asking.toml", "include = [\"x\"]");
      auto const source = Files(root).read_inside(scratch.path / c.path, sources, diagnostics, {asking, 11, 14});
      INFO(root << " " << c.path);
      CHECK(source.has_value() == c.code.empty());
      if (c.code.empty()) continue;
      REQUIRE(diagnostics.errors() == 1);
      CHECK(name_of(diagnostics.sorted()[0].code) == c.code);
      CHECK(diagnostics.sorted()[0].span == Span{asking, 11, 14});
    }
  }
}

TEST_CASE("the files of a folder come sorted by path, whatever links stand there") {
  Scratch const scratch;
  scratch.write("b.toml", "");
  scratch.write("a/z.toml", "");
  scratch.write("a/notes.md", "");
  scratch.write(".hidden/x.toml", "");
  scratch.write("a/.x.toml", "");
  fs::create_directory(scratch.path / "folder.toml");
  fs::create_symlink(scratch.path, scratch.path / "a/cycle");
  std::vector<fs::path> const expected{scratch.path / "a/z.toml", scratch.path / "b.toml"};
  CHECK(Files(scratch.path).list_toml(scratch.path) == expected);
  CHECK(Files(scratch.path).list_toml(scratch.path / "none").empty());
}

TEST_CASE("a path is shown as seen from the current folder if that is shorter") {
  fs::path const here = fs::current_path();
  Files const files(here);
  CHECK(files.shown(here / "a/b.toml") == "a/b.toml");
  CHECK(files.shown("a/./b.toml") == "a/b.toml");
  CHECK(files.shown("a/../b.toml") == "b.toml");
  CHECK(files.shown("/somewhere/else.toml") == "/somewhere/else.toml");
  CHECK(files.shown("../x.toml") == "../x.toml");
}

TEST_CASE("a file is written whole or not at all, and nothing else is left") {
  Scratch const scratch;
  fs::path const path = scratch.path / "out.json";
  REQUIRE(write_whole(path, "first"));
  REQUIRE(write_whole(path, "second"));
  CHECK(content(path) == "second");
  CHECK_FALSE(write_whole(scratch.path / "none/out.json", "x"));
  fs::create_directory(scratch.path / "folder");
  CHECK_FALSE(write_whole(scratch.path / "folder", "x"));
  CHECK(write_whole("/dev/null", "x"));
  CHECK(fs::is_character_file("/dev/null"));
  std::vector<std::string> left;
  for (auto const& entry : fs::directory_iterator(scratch.path)) left.push_back(entry.path().filename().string());
  std::sort(left.begin(), left.end());
  CHECK(left == std::vector<std::string>{"folder", "out.json"});
}

}  // namespace
}  // namespace glacis::text

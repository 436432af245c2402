// The program as a user runs it: exit codes, streams, files, the same bytes however it is run.
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>

#include "output/command/request.h"
#include "output/version.h"
#include "tests/catch/catch.h"
#include "tests/output/contains.h"

namespace fs = std::filesystem;

namespace {

std::string read(fs::path const& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

void write(fs::path const& path, std::string const& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

struct Run {
  int exit = -1;
  std::string out, err;
};

/// A project of its own with the packs and the use case of tests/cases, gone when the test ends.
class Project {
 public:
  Project() : root_(fs::temp_directory_path() / ("glacis-program-" + std::to_string(::getpid()))) {
    fs::remove_all(root_);
    fs::create_directories(root_);
    fs::copy(GLACIS_SOURCE_DIR "/tests/cases/packs", root_, fs::copy_options::recursive);
    fs::copy(GLACIS_SOURCE_DIR "/tests/cases/lamp/verticals", root_ / "verticals", fs::copy_options::recursive);
  }
  ~Project() { fs::remove_all(root_); }
  fs::path const& root() const { return root_; }

  /// A shell line in which `glacis` is the program, run from a folder of the project.
  Run shell(std::string const& line, std::string const& from = ".") const {
    std::string const command = "cd '" + (root_ / from).string() +
                                "' && glacis() { '" GLACIS_PROGRAM "' \"$@\"; } && { " + line + "; } </dev/null >'" +
                                (root_ / "stdout").string() + "' 2>'" + (root_ / "stderr").string() + "'";
    int const status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read(root_ / "stdout"), read(root_ / "stderr")};
  }
  Run glacis(std::string const& arguments, std::string const& from = ".") const {
    return shell("glacis " + arguments, from);
  }

 private:
  fs::path root_;
};

/// A terminal for a few lines: it blocks who writes more than it holds.
class Terminal {
 public:
  Terminal() : ours_(::posix_openpt(O_RDWR | O_NOCTTY)) {
    REQUIRE(ours_ >= 0);
    REQUIRE(::grantpt(ours_) == 0);
    REQUIRE(::unlockpt(ours_) == 0);
    path_ = ::ptsname(ours_);
    theirs_ = ::open(path_.c_str(), O_RDWR | O_NOCTTY);  // kept open: what was written stays to be read
    REQUIRE(theirs_ >= 0);
  }
  ~Terminal() {
    ::close(theirs_);
    ::close(ours_);
  }
  std::string const& path() const { return path_; }

  std::string shown() const {
    ::fcntl(ours_, F_SETFL, O_NONBLOCK);
    std::string text;
    char buffer[4096];
    for (ssize_t size = 0; (size = ::read(ours_, buffer, sizeof buffer)) > 0;)
      text.append(buffer, static_cast<std::size_t>(size));
    return text;
  }

 private:
  int ours_ = -1, theirs_ = -1;
  std::string path_;
};

glacis::output::Request understood(std::vector<std::string> const& arguments) {
  auto const result = glacis::output::read_command_line(arguments);
  auto const* const reply = std::get_if<glacis::output::Reply>(&result);
  INFO((reply != nullptr ? reply->text : ""));
  REQUIRE(reply == nullptr);
  return std::get<glacis::output::Request>(result);
}

/// The options of a command that take an argument, each with one that it accepts.
std::map<std::string, std::string> options_of(std::string const& command) {
  auto const help = std::get<glacis::output::Reply>(glacis::output::read_command_line({command, "--help"})).text;
  std::regex const option("\n  (?:-[a-z],)?(--[a-z-]+) ([^ \n]*[^ :\n])(?=[ \n])");
  std::map<std::string, std::string> options;
  for (std::sregex_iterator at(help.begin(), help.end(), option), end; at != end; ++at) {
    std::string const type = (*at)[2];
    options[(*at)[1]] = type.rfind("VERDICT", 0) == 0 ? "certain" : type == "N" ? "2" : type.substr(0, type.find('|'));
  }
  return options;
}

std::map<std::string, std::string> files_below(fs::path const& folder) {
  std::map<std::string, std::string> files;
  for (auto const& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files[entry.path().lexically_relative(folder).generic_string()] = read(entry.path());
  }
  return files;
}

}  // namespace

TEST_CASE("exit codes tell what happened") {
  Project const project;
  std::vector<std::pair<std::string, int>> const cases{{"--version", 0},
                                                       {"--help", 0},
                                                       {"analyze --help", 0},
                                                       {"check lamp", 0},
                                                       {"analyze lamp", 0},
                                                       {"analyze lamp --fail-on certain", 0},  // accepted
                                                       {"analyze lamp --fail-on certain --today 9999-01-01", 1},
                                                       {"analyze lamp --fail-on exposed", 1},
                                                       {"analyze lamp --strict --fail-on certain", 0},
                                                       {"analyze lamp --strict --fail-on exposed", 1},
                                                       {"", 2},
                                                       {"analyse lamp", 2},
                                                       {"analyze --fail-on never", 2},
                                                       {"analyze no-such-lamp", 2},
                                                       {"analyze models", 2},
                                                       {"check lamp --root models", 2},
                                                       {"draw lamp", 2},
                                                       {"draw lamp -o lamp.bmp", 2},
                                                       {"draw lamp -o nowhere/lamp.dot", 2},
                                                       {"report lamp -o nowhere/lamp.md", 2},
                                                       {"batch", 0},
                                                       {"batch nowhere -o out", 2},
                                                       {"batch -o stdout/below-a-file", 2},
                                                       {"explain G999", 2}};
  for (auto const& [arguments, expected] : cases) {
    INFO("glacis " << arguments);
    CHECK(project.glacis(arguments).exit == expected);
  }
}

TEST_CASE("results go to standard output, everything else to standard error") {
  Project const project;
  Run const good = project.glacis("analyze lamp");
  CHECK(contains(good.out, "city.lamp  Street lamps"));
  CHECK(good.err.empty());
  Run const bad = project.glacis("analyze lump");
  CHECK(bad.out.empty());
  CHECK(contains(bad.err, "error[G151]: no use case is called `lump`"));
  CHECK(contains(bad.err, "did you mean `city.lamp`?"));
  CHECK(project.glacis("--version").out == std::string("glacis ") + glacis::output::version + "\n");
}

TEST_CASE("the version is that of the build") {
  std::string declared = "project(glacis VERSION ";
  declared.append(glacis::output::version).append(" ");
  CHECK(contains(read(GLACIS_SOURCE_DIR "/CMakeLists.txt"), declared));
}

TEST_CASE("the help of each command shows an example") {  // tests/examples runs them
  Project const project;
  for (glacis::output::CommandText const& command : glacis::output::all_commands()) {
    INFO(command.example);
    Run const help = project.glacis(command.name + " --help");
    CHECK(contains(help.out, "Example:\n  glacis " + command.example + "\n"));
  }
}

TEST_CASE("a misspelt command or option is answered with what was meant") {
  Project const project;
  CHECK(contains(project.glacis("analize lamp").err, "did you mean `analyze`?"));
  CHECK(contains(project.glacis("draw lamp").err, "= help: glacis draw --help"));
  CHECK(contains(project.glacis("analyze lamp --strickt").err, "did you mean `--strict`?"));
}

TEST_CASE("an option takes one argument, so that FILE may follow") {
  using Words = std::vector<std::string>;
  std::map<std::string, Words> const files{{"diff", {"a.toml", "b.toml"}}, {"rules", {}}};
  std::size_t tried = 0;
  for (glacis::output::CommandText const& command : glacis::output::all_commands()) {
    for (auto const& [option, value] : options_of(command.name)) {
      Words const last = files.count(command.name) != 0 ? files.at(command.name) : Words{"a.toml"};
      Words line{command.name};
      if (command.name == "export") line.push_back("smt2");
      if (option != "--output" && (command.name == "export" || command.name == "draw")) line.push_back("-ox");
      for (Words const& given : {Words{option, value}, Words{option + "=" + value}}) {
        Words arguments = line;
        arguments.insert(arguments.end(), given.begin(), given.end());
        arguments.insert(arguments.end(), last.begin(), last.end());
        INFO(command.name << " " << option);
        CHECK(understood(arguments).files == last);
        ++tried;
      }
    }
  }
  CHECK(tried > 60);
}

TEST_CASE("a list option adds up, by comma and given again") {
  using Words = std::vector<std::string>;
  for (std::string const command : {"analyze", "batch"}) {
    auto const wishes = understood(
        {command, "--prefer", "a,b", "--prefer=c", "--forbid", "d", "--already", ",", "--forbid", "e,,f,", "here"});
    CHECK(wishes.prefer == Words{"a", "b", "c"});
    CHECK(wishes.forbid == Words{"d", "e", "f"});
    CHECK(wishes.already == Words{","});
    CHECK(wishes.files == Words{"here"});
  }
  auto const limits = understood({"analyze", "--fail-on", "certain,exposed:high", "--fail-on=open", "here"}).fail_on;
  REQUIRE(limits.size() == 3);
  CHECK(limits[1].level == "high");
  CHECK(limits[2].verdict == "open");
  CHECK(understood({"analyze", "--what-if", "a.b = {c, d}", "--what-if=e.f = 2", "here"}).what_if ==
        Words{"a.b = {c, d}", "e.f = 2"});
  CHECK(understood({"baseline", "--only", "a,b", "--only=c", "here"}).only == "a,b,c");
  CHECK(std::holds_alternative<glacis::output::Reply>(
      glacis::output::read_command_line({"analyze", "--fail-on", "certain,never", "here"})));
}

TEST_CASE("a use case is called by its folder, however that is named from here") {
  Project const project;
  CHECK(project.glacis("check lamp.toml", "verticals/city").out == "city.lamp: well formed\n");
  CHECK(project.glacis("check ../city/./lamp.toml", "verticals/city").out == "city.lamp: well formed\n");
  CHECK(project.glacis("batch . -o ../../out", "verticals/city").exit == 0);
  CHECK(fs::exists(project.root() / "out/city/lamp.md"));
}

TEST_CASE("an include that is missing is answered with the file beside it") {
  Project const project;
  auto const check = [&](std::string const& include, std::string const& from) {
    write(project.root() / "verticals/city/main.toml", "include = [\"" + include + "\"]\n[use-case]\ntitle = \"X\"\n");
    return project.glacis(from == "." ? "check verticals/city/main.toml" : "check main.toml", from).err;
  };
  write(project.root() / "verticals/city/parts/shed.toml", "");
  write(project.root() / "verticals/city/shed.toml", "");
  for (std::string const from : {".", "verticals/city"}) {
    for (std::string const include : {"shet.toml", "parts/shet.toml", "Shed.toml", "shed"}) {
      INFO(from << " " << include);
      std::string const said = check(include, from);
      CHECK(contains(said, "error[G001]: cannot read `"));
      CHECK(contains(said, include + "`: no such file or directory\n"));
      CHECK(contains(said, "= help: did you mean `shed.toml`?"));
    }
    for (std::string const include : {"mein.toml", "nix.toml", "none/shet.toml"}) {
      INFO(from << " " << include);
      CHECK(contains(check(include, from), "error[G001]"));
      CHECK(!contains(check(include, from), "did you mean"));
    }
    CHECK(contains(check("../../../no-such.toml", from), "error[G007]"));
  }
}

TEST_CASE("a closed pipe ends quietly") {
  Project const project;
  Run const run = project.shell("glacis analyze lamp --format json | head -c 1");
  CHECK(run.out == "{");
  CHECK(run.err.empty());
}

TEST_CASE("an output that cannot be written is an error") {
  if (!fs::exists("/dev/full")) return;
  Project const project;
  Run const run = project.shell("glacis analyze lamp > /dev/full");
  CHECK(run.exit == 2);
  CHECK(contains(run.err, "error[G153]"));
}

TEST_CASE("a report and its JSON are the same wherever they are made") {
  Project const project;
  std::string const here = project.glacis("analyze lamp --format json").out;
  CHECK(!here.empty());
  CHECK(project.glacis("analyze city.lamp --format json", "models").out == here);
  CHECK(project.glacis("analyze lamp.toml --format json", "verticals/city").out == here);
  CHECK(project
            .shell("cd / && glacis analyze '" + (project.root() / "verticals/city/lamp.toml").string() +
                   "' --format json")
            .out == here);
}

TEST_CASE("a batch gives the same bytes whatever the number of threads") {
  Project const project;
  for (char const* name : {"a", "b", "c"}) {
    write(project.root() / "verticals/city" / (std::string(name) + ".toml"),
          read(project.root() / "verticals/city/lamp.toml"));
  }
  Run const one = project.glacis("batch -o one --jobs 1"), many = project.glacis("batch -o many --jobs 4");
  CHECK(one.exit == 0);
  CHECK(many.exit == 0);
  auto const files = files_below(project.root() / "one");
  CHECK(files.size() == 4 * 3 + 4);
  CHECK(files == files_below(project.root() / "many"));
}

TEST_CASE("a broken use case does not stop the others, nor does a contradictory one") {
  Project const project;
  write(project.root() / "verticals/city/broken.toml", "[use-case]\ntitle = \"x\"\n[entity.a]\nkind = \"lampp\"\n");
  fs::copy(GLACIS_SOURCE_DIR "/tests/cases/contradiction/verticals/city/lamp.toml",
           project.root() / "verticals/city/torn.toml");
  write(project.root() / "verticals/city/part.toml", "[zone.included-only]\n");
  Run const run = project.glacis("batch -o out");
  CHECK(run.exit == 2);
  CHECK(contains(run.out, "3 use cases: 1 done, 2 broken    out/index.html\n"));
  CHECK(contains(run.err, "`lampp`"));
  CHECK(contains(run.err, "CONFLICT"));
  CHECK(fs::exists(project.root() / "out/city/lamp.md"));
  CHECK(!fs::exists(project.root() / "out/city/broken.json"));
  CHECK(contains(read(project.root() / "out/index.html"), "broken: error G0"));
  CHECK(contains(read(project.root() / "out/index.html"), "its facts contradict each other"));
}

TEST_CASE("no command colours what is not a terminal") {
  Project const project;
  for (char const* arguments : {"analyze lamp --all", "analyze lump", "explain opening@lamp lamp", "batch -o out"}) {
    Run const run = project.glacis(arguments);
    CHECK(run.out.find('\033') == std::string::npos);
    CHECK(run.err.find('\033') == std::string::npos);
  }
}

TEST_CASE("a terminal is shown how far it is, and the line is gone at the end; nothing else is") {
  Project const project;
  for (std::string const arguments : {"decide lamp", "baseline lamp", "batch -o out"}) {
    Terminal terminal;
    INFO(arguments);
    CHECK(project.shell("glacis " + arguments + " 2>'" + terminal.path() + "'").exit == 0);
    std::string const shown = terminal.shown();
    CHECK(shown.starts_with("\r[>                             ]  0/1\033[K"));
    CHECK(shown.ends_with("\r\033[K"));
    Run const piped = project.glacis(arguments);
    CHECK(piped.exit == 0);
    CHECK(piped.err.find('[') == std::string::npos);
  }
}

TEST_CASE("the baseline depends neither on the order of the files nor on the number of threads") {
  Project const project;
  std::string const use_cases = std::string(GLACIS_SOURCE_DIR) + "/verticals/";
  std::string const command = "baseline --root '" GLACIS_SOURCE_DIR "' --format json ";
  Run const forth = project.glacis(command + "--jobs 1 '" + use_cases + "city' '" + use_cases + "home'");
  Run const back = project.glacis(command + "--jobs 3 '" + use_cases + "home' '" + use_cases + "city'");
  CHECK(forth.exit == 0);
  CHECK(forth.out.find("\"status\": \"optimal\"") != std::string::npos);
  CHECK(forth.out == back.out);
}

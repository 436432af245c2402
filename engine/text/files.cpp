#include "engine/text/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

#include "engine/text/suggest.h"
#include "engine/text/utf8.h"

namespace glacis::text {
namespace {

namespace fs = std::filesystem;

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(Descriptor const&) = delete;
  Descriptor& operator=(Descriptor const&) = delete;
  bool opened() const { return number_ >= 0; }
  int number() const { return number_; }
  bool close() { return number_ < 0 || ::close(std::exchange(number_, -1)) == 0; }

 private:
  int number_;
};

/// "no such file or directory"
std::string reason_of(int error) {
  std::string reason = std::generic_category().message(error);
  if (!reason.empty() && reason.front() >= 'A' && reason.front() <= 'Z') reason.front() += 'a' - 'A';
  return reason;
}

/// What stands at a path instead of a regular file; empty if it is one.
std::string other_than_file(mode_t mode) {
  if (S_ISREG(mode)) return {};
  if (S_ISDIR(mode)) return "it is a folder";
  if (S_ISFIFO(mode)) return "it is a pipe";
  if (S_ISSOCK(mode)) return "it is a socket";
  return "it is a device";
}

/// Why a file was not read, or its bytes.
struct Content {
  std::string bytes;
  std::string refusal;
  bool too_large = false;
};

void read_all(int file, Content& content) {
  std::array<char, 65536> buffer{};
  while (true) {
    ssize_t const count = ::read(file, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) content.refusal = reason_of(errno);
    if (count <= 0) return;
    content.bytes.append(buffer.data(), static_cast<std::size_t>(count));
    if (content.bytes.size() > Files::largest) {
      content.too_large = true;
      return;
    }
  }
}

Content content_of(fs::path const& path) {
  Content content;
  struct stat status {};
  // Asked before it is opened, since to open a device may already do something; O_NONBLOCK covers what changes between.
  if (::stat(path.c_str(), &status) != 0) {
    content.refusal = reason_of(errno);
    return content;
  }
  content.refusal = other_than_file(status.st_mode);
  if (!content.refusal.empty()) return content;
  Descriptor const file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
  if (!file.opened() || ::fstat(file.number(), &status) != 0) {
    content.refusal = reason_of(errno);
    return content;
  }
  content.refusal = other_than_file(status.st_mode);
  if (!content.refusal.empty()) return content;
  content.too_large = status.st_size > 0 && static_cast<std::size_t>(status.st_size) > Files::largest;
  if (!content.too_large) read_all(file.number(), content);
  return content;
}

/// REQUIRES both normal and absolute. A trailing `/` of the folder makes no difference.
bool is_below(fs::path const& path, fs::path const& folder) {
  auto const [end, rest] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return end == folder.end() || (end->empty() && std::next(end) == folder.end());
}

/// The file beside a missing one that was most likely meant, other than the one that asks for it. Names are compared
/// without `.toml`, which all share.
std::string did_you_mean_beside(fs::path const& missing, fs::path const& asking) {
  std::vector<std::string> names;
  std::error_code failed;
  fs::directory_iterator step(missing.parent_path(), failed);
  for (; !failed && step != fs::directory_iterator(); step.increment(failed)) {
    fs::path const& path = step->path();
    std::error_code unknown;
    bool const hidden = path.filename().generic_string().starts_with('.');
    if (hidden || path.extension() != ".toml" || !step->is_regular_file(unknown)) continue;
    if (!fs::equivalent(path, asking, unknown)) names.push_back(path.stem());
  }
  std::string const name = missing.filename();
  bool const only_ending = std::find(names.begin(), names.end(), name) != names.end();
  auto const near = only_ending ? std::optional(name) : closest(missing.stem().generic_string(), names);
  return near ? fmt::format("did you mean `{}.toml`?", *near) : "";
}

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    ssize_t const count = ::write(file, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

/// `-o /dev/stdout` must not replace the device by a file.
bool write_through(fs::path const& path, std::string_view bytes) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
  return file.opened() && write_all(file.number(), bytes) && file.close();
}

}  // namespace

Files::Files(fs::path root) : root_(root.empty() ? fs::path(".") : std::move(root)) {}

std::optional<SourceId> Files::read(fs::path const& path, Sources& sources, Diagnostics& diagnostics,
                                    Span asked_at) const {
  Content content = content_of(path);
  std::string const name = shown(path);
  if (!content.refusal.empty()) {
    diagnostics.error(Code::G001, asked_at, fmt::format("cannot read `{}`: {}", name, content.refusal),
                      asked_at == Span{} ? "" : "expected a file");
    return std::nullopt;
  }
  if (content.too_large) {
    diagnostics.error(Code::G002, asked_at,
                      fmt::format("`{}` is larger than {} MB", name, largest / (std::size_t{1024} * 1024)));
    return std::nullopt;
  }
  std::size_t const nul = content.bytes.find('\0');
  std::optional<std::size_t> const invalid = first_invalid(content.bytes);
  SourceId const source = sources.add(name, std::move(content.bytes));
  if (nul == std::string::npos && !invalid) return source;
  bool const is_nul = nul != std::string::npos && (!invalid || nul < *invalid);
  auto const at = static_cast<std::uint32_t>(is_nul ? nul : *invalid);
  auto const byte = static_cast<unsigned char>(sources.bytes(source)[at]);
  Diagnostic diagnostic;
  diagnostic.code = is_nul ? Code::G003 : Code::G004;
  diagnostic.message = is_nul ? "a NUL byte in the file" : fmt::format("the byte 0x{:02X} is not valid UTF-8", byte);
  diagnostic.span = {source, at, at + 1};
  diagnostic.label = "expected text in UTF-8";
  diagnostic.help = "save the file as UTF-8";
  if (asked_at != Span{}) diagnostic.notes.push_back({asked_at, "included here"});
  diagnostics.add(std::move(diagnostic));
  return std::nullopt;
}

std::optional<SourceId> Files::read_inside(fs::path const& path, Sources& sources, Diagnostics& diagnostics,
                                           Span asked_at) const {
  std::error_code failed;
  fs::path const root = fs::canonical(root_, failed);
  // Weakly: of a file that is missing, what its path names must lie inside all the same, so that an include cannot
  // find out what exists elsewhere.
  // Absolute first: where nothing of a relative path exists, it would stay relative and seem to lie elsewhere.
  fs::path const whole = failed ? fs::path() : fs::absolute(path, failed);
  fs::path const target = failed ? fs::path() : fs::weakly_canonical(whole, failed);
  if (failed || !is_below(target, root)) {
    diagnostics.error(Code::G007, asked_at, fmt::format("`{}` lies outside the project", path.generic_string()),
                      "expected a file below the project's root");
    return std::nullopt;
  }
  if (fs::status(target, failed).type() == fs::file_type::not_found) {
    diagnostics.error(Code::G001, asked_at, fmt::format("cannot read `{}`: {}", shown(path), reason_of(ENOENT)),
                      "expected a file", did_you_mean_beside(target, sources.name(asked_at.source)));
    return std::nullopt;
  }
  return read(path, sources, diagnostics, asked_at);
}

std::vector<fs::path> Files::list_toml(fs::path const& folder) const {
  std::vector<fs::path> result;
  std::error_code failed;
  fs::recursive_directory_iterator step(folder, fs::directory_options::skip_permission_denied, failed);
  while (!failed && step != fs::recursive_directory_iterator()) {
    fs::path const& path = step->path();
    bool const hidden = path.filename().generic_string().starts_with('.');
    if (hidden) step.disable_recursion_pending();
    std::error_code unknown;
    if (!hidden && path.extension() == ".toml" && step->is_regular_file(unknown)) result.push_back(path);
    step.increment(failed);
  }
  std::sort(result.begin(), result.end(),
            [](fs::path const& a, fs::path const& b) { return a.generic_string() < b.generic_string(); });
  return result;
}

std::string Files::shown(fs::path const& path) const {
  std::string as_given = path.lexically_normal().generic_string();
  std::error_code failed;
  fs::path const here = fs::current_path(failed);
  if (failed) return as_given;
  fs::path const whole = fs::absolute(path, failed).lexically_normal();
  if (failed || !is_below(whole, here)) return as_given;
  std::string below = whole.lexically_relative(here).generic_string();
  return below.size() < as_given.size() ? below : as_given;
}

bool write_whole(fs::path const& path, std::string_view bytes) {
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0) {
    if (S_ISDIR(status.st_mode)) return false;
    if (!S_ISREG(status.st_mode)) return write_through(path, bytes);
  }
  static std::atomic<unsigned> count{0};
  fs::path const beside = path.parent_path() / fmt::format(".glacis.{}.{}.part", ::getpid(), count.fetch_add(1));
  Descriptor file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
  if (!file.opened()) return false;
  bool const written = write_all(file.number(), bytes) && file.close();
  if (written && ::rename(beside.c_str(), path.c_str()) == 0) return true;
  ::unlink(beside.c_str());
  return false;
}

}  // namespace glacis::text

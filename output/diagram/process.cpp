#include "output/diagram/process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>

#include <algorithm>
#include <array>
#include <cerrno>
#include <thread>
#include <utility>

extern char** environ;

namespace glacis::output {
namespace {

constexpr std::size_t most_output = 256U * 1024U * 1024U;

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int value) : value_(value) {}
  Descriptor(Descriptor&& other) noexcept : value_(std::exchange(other.value_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    close();
    value_ = std::exchange(other.value_, -1);
    return *this;
  }
  ~Descriptor() { close(); }
  void close() {
    if (value_ >= 0) ::close(value_);
    value_ = -1;
  }
  int get() const { return value_; }
  bool open() const { return value_ >= 0; }

 private:
  int value_ = -1;
};

/// Sockets instead of pipes: a child that stops reading is then an error of `send`, not a signal to this process.
bool make_pair(Descriptor& ours, Descriptor& theirs) {
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return false;
  ours = Descriptor(ends[0]);
  theirs = Descriptor(ends[1]);
  // A child started below 3 descriptors would find its own end already in place and closed on exec.
  return ends[1] > 2 && fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0;
}

class Child {
 public:
  Child(std::vector<std::string> const& command, ProcessResult& result) : result_(result) {
    Descriptor their_input, their_output, their_errors;
    if (!make_pair(input_, their_input) || !make_pair(output_, their_output) || !make_pair(errors_, their_errors)) {
      result_.status = errno;
      return;
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, their_input.get(), 0);
    posix_spawn_file_actions_adddup2(&actions, their_output.get(), 1);
    posix_spawn_file_actions_adddup2(&actions, their_errors.get(), 2);
    std::vector<std::string> words = command;
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    int const failed = posix_spawnp(&pid_, arguments.front(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) {
      pid_ = -1;
      result_.status = failed;
    }
  }

  bool started() const { return pid_ > 0; }

  void talk(std::string_view input, Deadline deadline) {
    // The child only listens on what it reads and only speaks on the others.
    while (output_.open() || errors_.open()) {
      if (input.empty()) input_.close();
      if (!wait_for_event(deadline)) return give_up(ProcessResult::End::too_late);
      if (input_.open()) feed(input);
      collect(output_, result_.output);
      collect(errors_, result_.errors);
      if (result_.output.size() + result_.errors.size() > most_output) return give_up(ProcessResult::End::too_much);
    }
    input_.close();
    reap(deadline);
  }

 private:
  bool wait_for_event(Deadline deadline) const {
    auto const left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    if (left.count() <= 0) return false;
    std::array<pollfd, 3> watched = {
        {{input_.get(), POLLOUT, 0}, {output_.get(), POLLIN, 0}, {errors_.get(), POLLIN, 0}}};
    int const timeout = static_cast<int>(std::min<long long>(left.count() + 1, 1'000'000));
    int const ready = poll(watched.data(), watched.size(), timeout);
    return ready > 0 || (ready < 0 && errno == EINTR) || std::chrono::steady_clock::now() < deadline;
  }

  void feed(std::string_view& input) {
    ssize_t const sent = send(input_.get(), input.data(), input.size(), MSG_NOSIGNAL);
    if (sent > 0)
      input.remove_prefix(static_cast<std::size_t>(sent));
    else if (sent < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR)
      input_.close();
  }

  static void collect(Descriptor& from, std::string& into) {
    std::array<char, 65536> buffer;
    while (from.open()) {
      ssize_t const got = recv(from.get(), buffer.data(), buffer.size(), 0);
      if (got > 0) {
        into.append(buffer.data(), static_cast<std::size_t>(got));
        if (into.size() > most_output) return;
      } else if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)) {
        return;
      } else {
        from.close();
      }
    }
  }

  void give_up(ProcessResult::End why) {
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
    result_.end = why;
  }

  void reap(Deadline deadline) {
    int state = 0;
    for (;;) {
      pid_t const done = waitpid(pid_, &state, WNOHANG);
      if (done == pid_) break;
      if (done < 0 && errno != EINTR) return give_up(ProcessResult::End::too_late);
      if (std::chrono::steady_clock::now() >= deadline) return give_up(ProcessResult::End::too_late);
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    bool const exited = WIFEXITED(state);
    result_.end = exited ? ProcessResult::End::exited : ProcessResult::End::killed_by_signal;
    result_.status = exited ? WEXITSTATUS(state) : WTERMSIG(state);
  }

  ProcessResult& result_;
  Descriptor input_, output_, errors_;
  pid_t pid_ = -1;
};

}  // namespace

ProcessResult run_process(std::vector<std::string> const& command, std::string_view input, Deadline deadline) {
  ProcessResult result;
  Child child(command, result);
  if (child.started()) child.talk(input, deadline);
  return result;
}

}  // namespace glacis::output

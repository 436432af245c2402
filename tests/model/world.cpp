#include "world.h"

#include <unistd.h>

#include <fstream>

namespace glacis::model {

namespace fs = std::filesystem;

World::World(std::map<std::string, std::string> const& files) {
  static int number = 0;
  root_ = fs::temp_directory_path() / ("glacis-model-" + std::to_string(getpid()) + "-" + std::to_string(++number));
  fs::create_directories(root_);
  root_ = fs::canonical(root_);
  for (auto const& [path, content] : files) {
    fs::create_directories((root_ / path).parent_path());
    std::ofstream{root_ / path} << content;
  }
}

World::~World() {
  std::error_code ignored;
  fs::remove_all(root_, ignored);
}

std::optional<Vocabulary> World::read_packs() { return read_vocabulary(text::Files{root_}, sources, diagnostics); }

std::optional<UseCase> World::read_case(Vocabulary const& vocabulary, std::string const& path) {
  return read_use_case(text::Files{root_}, root_ / path, vocabulary, sources, diagnostics);
}

namespace {

/// Paths relative to the root: its own name differs from run to run.
std::string shorten(std::string text, fs::path const& root) {
  auto const prefix = root.string() + "/";
  for (auto at = text.find(prefix); at != std::string::npos; at = text.find(prefix)) text.erase(at, prefix.size());
  return text;
}

}  // namespace

std::string World::said() const {
  std::string result;
  for (auto const& diagnostic : diagnostics.sorted()) result += text::render(sources, diagnostic);
  return shorten(std::move(result), root_);
}

std::string World::said_briefly() const {
  std::string result;
  for (auto const& diagnostic : diagnostics.sorted()) {
    auto const position = sources.position(diagnostic.span.source, diagnostic.span.begin);
    result += text::name_of(diagnostic.code) + " " + std::to_string(position.line) + ":" +
              std::to_string(position.column) + " [" + std::string{sources.excerpt(diagnostic.span)} + "] " +
              diagnostic.message;
    if (!diagnostic.help.empty()) result += "; " + diagnostic.help;
    result += "\n";
  }
  return shorten(std::move(result), root_);
}

char const* const core_pack = R"([pack]
title = "Core"
[type]
device-class = { level = [["C0", "far below 10 KiB"], ["C1", "10 KiB"], ["C2", "50 KiB"], ["gateway", "Linux"], ["host", "a PC"]] }
secure-element = { level = [[0, "none"], [1, "software"], [2, "chip"]] }
impact = { level = [["low", "a nuisance"], ["medium", "can be made good"], ["high", "law"]] }
domain = { one-of = [["field", "devices"], ["infrastructure", "servers"]] }
point = { one-of = [["mca", "AE-CSE"], ["mcc", "CSE-CSE"]] }
[attribute]
device-class = { on = "node", type = "device-class", ask = "vendor" }
secure-element = { on = "node", type = "secure-element" }
boot-rom = { on = "node", type = "boolean", choice = true }
domain = { on = "entity", type = "domain" }
integrity = { on = "data", type = "impact" }
point = { on = "flow", type = "point" }
ip = { on = "network", type = "boolean" }
max-payload = { on = "network", type = "size" }
latency = { on = "network", type = "time" }
channels = { on = "network", type = "count" }
maintainer = { on = "node", type = "stakeholder" }
trusts = { on = "entity", type = { set-of = "entity" } }
[label]
personal = { on = "data", meaning = "about a person" }
[kind.node]
is = "entity"
abstract = true
[kind.software]
is = "entity"
abstract = true
[kind.person]
is = "entity"
[kind.constrained-device]
is = "node"
usually = { device-class = { at-least = "C0", at-most = "C2" } }
[kind.smart-meter]
is = "constrained-device"
always = { domain = "field" }
[kind.server]
is = "node"
[kind.ae]
is = "software"
[kind.broker]
is = "software"
relays-only = true
[kind.mqtt-broker]
is = "broker"
[kind.site]
is = "zone"
[kind.room]
is = "site"
trust-boundary = false
[kind.measurement]
is = "data"
[kind.service-provider]
is = "stakeholder"
[network.lte]
ip = true
max-payload = { at-least = "51 B", at-most = "1.5 KiB" }
usually = { latency = "50 ms" }
protects = { confidentiality = "peer", integrity = { until = "server", if = "network.ip" } }
[network.plc]
ip = false
[relation.runs-on]
from = "software"
to = "node"
inverse = "hosts"
passes = "all"
[relation.next-to]
from = "node"
to = "node"
[feature.confidentiality]
scopes = ["hop", "end-to-end"]
[feature.integrity]
[mechanism.tls]
on = "flow"
provides = ["confidentiality:hop", "integrity:hop"]
when = "flow.over.ip"
cost = { ram = { once = "12 KiB", each = "1 KiB" }, per-message = { at-least = "11 B", at-most = "29 B" } }
[mechanism.tls-profile]
profile-of = "tls"
cost = { flash = "30 KiB" }
[mechanism.signature]
on = "journey"
provides = ["integrity:end-to-end"]
[mechanism.secure-boot]
on = "entity"
provides = ["integrity:platform"]
)";

namespace {

std::map<std::string, std::string> project(std::string const& use_case_text) {
  return {{"models/core.toml", core_pack}, {"verticals/energy/grid.toml", use_case_text}};
}

}  // namespace

Derived derive(std::string const& use_case_text) {
  World world{project(use_case_text)};
  Derived result;
  result.vocabulary = world.read_packs();
  if (result.vocabulary) result.use_case = world.read_case(*result.vocabulary, "verticals/energy/grid.toml");
  if (result.use_case) result.structure = derive_structure(*result.vocabulary, *result.use_case, world.diagnostics);
  result.said = world.said_briefly();
  return result;
}

std::string complaints(std::string const& use_case_text) { return derive(use_case_text).said; }

std::string pack_complaints(std::string const& pack_text) {
  World world{{{"models/test.toml", "[pack]\n" + pack_text}}};
  world.read_packs();
  return world.said_briefly();
}

}  // namespace glacis::model

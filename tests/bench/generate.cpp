// generate_model ENTITIES FLOWS [UNKNOWN-PERCENT [SEED]]: a use case of many like sites, as TOML on stdout. Kinds
// repeat; nine flows in ten state a mechanism; the given share of networks, readers and device facts is left unknown.
#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace {

struct Dice {
  std::mt19937 random;
  unsigned unknown;
  bool leave_out() { return random() % 100 < unknown; }
  unsigned pick(unsigned n) { return static_cast<unsigned>(random() % n); }
};

void print_entities(unsigned entities, Dice& dice) {
  // A site: one gateway and nine devices; every hundredth entity is a server of the provider.
  for (unsigned i = 0; i < entities; ++i) {
    unsigned const site = i / 10;
    if (i % 100 == 99) {
      fmt::print("[entity.server-{0}]\nkind = \"server\"\nzone = \"provider\"\noperator = \"utility\"\n", i);
    } else if (i % 10 == 0) {
      fmt::print("[entity.gateway-{0}]\nkind = \"gateway\"\nzone = \"site-{1}\"\n", i, site % 200);
      if (!dice.leave_out()) fmt::print("operator = \"utility\"\n");
    } else {
      fmt::print("[entity.meter-{0}]\nkind = \"smart-meter\"\nzone = \"site-{1}\"\n", i, site % 200);
      if (!dice.leave_out()) fmt::print("device-class = \"C{}\"\n", 1 + dice.pick(2));
      if (!dice.leave_out()) fmt::print("physical-access = \"public\"\n");
    }
  }
}

std::string name_of(unsigned i) {
  return i % 100 == 99 ? fmt::format("server-{}", i)
         : i % 10 == 0 ? fmt::format("gateway-{}", i)
                       : fmt::format("meter-{}", i);
}

void print_flow(unsigned number, unsigned from, unsigned to, char const* data, char const* network,
                char const* mechanism, Dice& dice) {
  fmt::print("[flow.f{}]\nfrom = \"{}\"\nto = \"{}\"\ndata = [\"{}\"]\n", number, name_of(from), name_of(to), data);
  if (!dice.leave_out()) fmt::print("over = \"{}\"\n", network);
  if (dice.pick(10) != 0) fmt::print("mechanisms = [\"{}\"]\n", mechanism);
}

}  // namespace

int main(int count, char** words) {
  auto const number = [&](int i, unsigned otherwise) {
    return count > i ? static_cast<unsigned>(std::atoi(words[i])) : otherwise;
  };
  unsigned const entities = number(1, 20000);
  unsigned const flows = number(2, 40000);
  Dice dice{std::mt19937(number(4, 1)), number(3, 0)};
  fmt::print("[use-case]\ntitle = \"Generated: {} entities, {} flows\"\nrules = [\"onem2m\", \"stride\"]\n", entities,
             flows);
  fmt::print("[stakeholder.utility]\nkind = \"application-service-provider\"\n[zone.provider]\nkind = \"provider\"\n");
  for (unsigned site = 0; site < 200; ++site) fmt::print("[zone.site-{}]\nkind = \"customer-premises\"\n", site);
  for (unsigned i = 0; i < 50; ++i) {
    fmt::print(
        "[data.reading-{0}]\nkind = \"meter-reading\"\nconfidentiality = \"medium\"\nintegrity = \"high\"\nlabels = "
        "[\"personal\"]\nreaders = [\"utility\"]\n",
        i);
    fmt::print("[data.command-{0}]\nkind = \"command\"\nconfidentiality = \"low\"\nintegrity = \"high\"\n", i);
  }
  print_entities(entities, dice);
  for (unsigned i = 0; i < flows; ++i) {
    unsigned const site = dice.pick(entities / 10);
    unsigned const device = site * 10 + 1 + dice.pick(8);
    bool const upward = i % 2 == 0;
    std::string const data = fmt::format("{}-{}", i % 4 < 2 ? "reading" : "command", site % 50);
    if (upward)
      print_flow(i, device, site * 10, data.c_str(), "plc-g3", "dtls-psk", dice);
    else
      print_flow(i, site * 10, (site / 10 * 10 + 9) * 10 + 9 < entities ? (site / 10 * 10 + 9) * 10 + 9 : site * 10 + 2,
                 data.c_str(), "lte-cat1", "tls-psk", dice);
  }
}

// generate_model ENTITIES FLOWS [UNKNOWN-PERCENT [SEED [ASSUMPTIONS [random]]]]: a use case, as TOML on stdout.
// Many like sites: a site is a gateway and nine meters behind it, in a cabinet; every hundredth entity is a server of
// the provider. Nine flows in ten state a mechanism, one datum in ten is worth protecting, so that about one finding is
// not excluded for every five flows. The given share of zones, networks, points, data lists and device facts is left
// unknown. Each assumption ties two devices to each other.
// `random`: entities of any kind anywhere, flows from any to any over anything: little is like anything else.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>

#include <fmt/format.h>

namespace {

class Dice {
 public:
  Dice(unsigned unknown, unsigned seed) : unknown_(unknown), random_(seed) {}
  bool leave_out() { return random_() % 100 < unknown_; }
  unsigned pick(unsigned count) { return static_cast<unsigned>(random_() % count); }

 private:
  unsigned unknown_;
  std::mt19937 random_;
};

constexpr unsigned sites = 200, data = 50;

bool is_server(unsigned entity) { return entity % 100 == 99; }
bool is_gateway(unsigned entity) { return entity % 10 == 0; }
std::string name_of(unsigned entity) {
  return fmt::format("{}-{}", is_server(entity) ? "server" : is_gateway(entity) ? "gateway" : "meter", entity);
}
std::string site_of(unsigned entity) { return fmt::format("site-{}", entity / 10 % sites); }

void print_zones_and_data() {
  fmt::print("[stakeholder.utility]\nkind = \"application-service-provider\"\n");
  fmt::print("[zone.provider]\nkind = \"provider\"\n");
  for (unsigned site = 0; site < sites; ++site) fmt::print("[zone.site-{}]\nkind = \"customer-premises\"\n", site);
  for (unsigned i = 0; i < data; ++i) {
    bool const worth = i % 10 == 0;
    fmt::print("[data.item-{}]\nkind = \"{}\"\n", i, worth ? "command" : "state");
    fmt::print("confidentiality = \"{}\"\nintegrity = \"{}\"\navailability = \"low\"\nreaders = [\"utility\"]\n",
               worth ? "medium" : "low", worth ? "high" : "low");
  }
}

void print_entities(unsigned entities, Dice& dice) {
  for (unsigned i = 0; i < entities; ++i) {
    char const* const kind = is_server(i) ? "server" : is_gateway(i) ? "gateway" : "smart-meter";
    fmt::print("[entity.{}]\nkind = \"{}\"\noperator = \"utility\"\n", name_of(i), kind);
    if (is_server(i)) fmt::print("zone = \"provider\"\n");
    if (!is_server(i) && !dice.leave_out()) fmt::print("zone = \"{}\"\n", site_of(i));
    if (!is_server(i) && !dice.leave_out()) fmt::print("physical-access = \"none\"\n");
    if (!is_server(i) && !is_gateway(i) && !dice.leave_out()) fmt::print("device-class = \"C{}\"\n", 1 + dice.pick(2));
  }
}

void print_flow(unsigned number, unsigned entities, Dice& dice) {
  unsigned const gateway = dice.pick(entities / 10) * 10;
  unsigned const server = std::min(gateway / 100 * 100 + 99, entities - 1);
  bool const local = number % 8 != 0;
  unsigned const from = local ? gateway + 1 + dice.pick(8) : gateway;
  fmt::print("[flow.f{}]\nfrom = \"{}\"\nto = \"{}\"\n", number, name_of(from), name_of(local ? gateway : server));
  if (!dice.leave_out()) fmt::print("point = \"{}\"\n", local ? "mca" : "mcc");
  if (!dice.leave_out()) fmt::print("data = [\"item-{}\"]\n", gateway / 10 % data);
  if (!dice.leave_out()) fmt::print("over = \"{}\"\n", local ? "ethernet" : "lte-cat1");
  fmt::print("mechanisms = [{}]\n", dice.pick(10) == 0 ? "" : "\"tls-psk\"");
}

void print_assumption(unsigned number, unsigned entities, Dice& dice) {
  unsigned const site = dice.pick(entities / 10) * 10;
  fmt::print("[[assume]]\nthat = \"{}.device-class >= C1 or {}.physical-access == none\"\nbecause = \"{}\"\n",
             name_of(site + 1 + dice.pick(8)), name_of(site + 1 + dice.pick(8)), number);
}

void print_anything(unsigned entities, unsigned flows, Dice& dice) {
  static constexpr char const* kinds[] = {"server", "gateway", "smart-meter", "sensor", "actuator", "terminal"};
  static constexpr char const* networks[] = {"ethernet",   "lte-cat1", "lte-m",       "nb-iot", "wi-fi-wpa2",
                                             "wi-fi-wpa3", "ble-4-2",  "lorawan-1-0", "plc-g3", "fixed-broadband"};
  for (unsigned i = 0; i < entities; ++i) {
    fmt::print("[entity.e{}]\n", i);
    if (!dice.leave_out()) fmt::print("kind = \"{}\"\n", kinds[dice.pick(6)]);
    if (!dice.leave_out()) fmt::print("zone = \"site-{}\"\n", dice.pick(sites));
    if (!dice.leave_out()) fmt::print("operator = \"utility\"\n");
  }
  for (unsigned i = 0; i < flows; ++i) {
    unsigned const from = dice.pick(entities);
    fmt::print("[flow.f{}]\nfrom = \"e{}\"\nto = \"e{}\"\n", i, from, (from + 1 + dice.pick(entities - 1)) % entities);
    if (!dice.leave_out()) fmt::print("over = \"{}\"\n", networks[dice.pick(10)]);
    if (!dice.leave_out()) fmt::print("data = [\"item-{}\"]\n", dice.pick(data));
  }
}

}  // namespace

int main(int count, char** words) {
  auto const number = [&](int i, unsigned otherwise) {
    return count > i ? static_cast<unsigned>(std::atoi(words[i])) : otherwise;
  };
  unsigned const entities = std::max(100U, number(1, 20000));
  unsigned const flows = number(2, 40000);
  Dice dice(number(3, 0), number(4, 1));
  fmt::print("[use-case]\ntitle = \"Generated: {} entities, {} flows\"\n", entities, flows);
  fmt::print("rules = [\"onem2m\", \"stride\"]\n");
  print_zones_and_data();
  if (count > 6 && std::string(words[6]) == "random") return print_anything(entities, flows, dice), 0;
  for (unsigned i = 0; i < number(5, 0); ++i) print_assumption(i, entities, dice);
  print_entities(entities, dice);
  for (unsigned i = 0; i < flows; ++i) print_flow(i, entities, dice);
}

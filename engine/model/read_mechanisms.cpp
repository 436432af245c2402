#include <fmt/format.h>

#include <algorithm>

#include "engine/model/attribute_value.h"
#include "engine/model/lookup.h"
#include "engine/model/pack_draft.h"

namespace glacis::model {

namespace {

using text::Code;
using text::NodeForm;

/// What a pack states of a mechanism; a profile takes the rest from its base.
struct Draft {
  MechanismDeclaration mechanism;
  bool profile = false;
  bool placed = false;  ///< it is known what it stands on
  bool title = false;
  bool on = false;
  bool generic = false;
  bool provides = false;
  bool requires_all = false;
  bool brings = false;
  bool conflicts = false;
  enum class State : std::uint8_t { open, running, done } state = State::open;
};

void read_ram(Table& cost, Cost& into) {
  auto const item = cost.take("ram");
  if (!item || !item->expect(NodeForm::table)) return;
  Table ram{*item, "`ram`", item->span()};
  if (auto const once = ram.take("once")) into.ram_once = read_interval(*once, Dimension::size);
  if (auto const each = ram.take("each")) into.ram_each = read_interval(*each, Dimension::size);
  ram.finish();
}

void read_cost(Table& table, Cost& into) {
  auto const item = table.take("cost");
  if (!item || !item->expect(NodeForm::table)) return;
  Table cost{*item, "`cost`", item->span()};
  read_ram(cost, into);
  if (auto const flash = cost.take("flash")) into.flash = read_interval(*flash, Dimension::size);
  if (auto const each = cost.take("per-message")) into.per_message = read_interval(*each, Dimension::size);
  if (auto const once = cost.take("handshake")) into.handshake = read_interval(*once, Dimension::size);
  cost.finish();
}

std::vector<Brought> read_brings(PackDraft& draft, Table& table) {
  std::vector<Brought> result;
  auto const item = table.take("brings");
  if (!item || !item->expect(NodeForm::table)) return result;
  for (auto const& entry : item->document->entries(item->node)) {
    auto const each = item->at(entry.value);
    if (!check_name(entry.key, entry.key_span, "a party", Clear::grammar_words, draft.diagnostics)) continue;
    if (!each.expect(NodeForm::table)) continue;
    Table brought{each, fmt::format("`brings.{}`", entry.key), entry.key_span};
    Brought party;
    party.name = entry.key;
    party.place = entry.key_span;
    if (auto const* const kind = brought.needed_phrase("kind")) {
      party.kind = find_kind(draft.vocabulary, Sort::entity, *kind, draft.diagnostics).value_or(KindId{});
    }
    party.flows_to = brought.string("flows-to");
    if (auto const* const point = brought.phrase("point")) party.point = *point;
    brought.finish();
    result.push_back(std::move(party));
  }
  std::sort(result.begin(), result.end(), [](Brought const& a, Brought const& b) { return a.name < b.name; });
  return result;
}

void read_links(PackDraft& draft, Table& table, MechanismDeclaration& mechanism) {
  auto const find = [&](Phrase const& name) { return find_mechanism(draft.vocabulary, name, draft.diagnostics); };
  if (auto const* const base = table.phrase("profile-of")) mechanism.profile_of = find(*base).value_or(MechanismId{});
  for (auto const* const name : table.strings("conflicts")) {
    if (auto const found = find(*name)) mechanism.conflicts.push_back(*found);
  }
  std::sort(mechanism.conflicts.begin(), mechanism.conflicts.end());
}

/// What a mechanism stands on; empty if that cannot be told.
std::optional<Sort> read_place(PackDraft& draft, Table& table) {
  static std::vector<Sort> const sorts{Sort::entity, Sort::flow, Sort::zone, Sort::data, Sort::journey};
  auto const* const on = table.phrase("on");
  if (on == nullptr) return std::nullopt;
  auto const found = find_sort(*on, sorts, draft.diagnostics);
  return found ? found : likely_sort(on->text, sorts);
}

Draft read_mechanism(PackDraft& draft, Declared const& declared) {
  Table table = declared.table("mechanism");
  Draft result;
  auto& mechanism = result.mechanism;
  mechanism.name = declared.name;
  mechanism.place = declared.place;
  result.profile = table.holds("profile-of");
  result.title = table.holds("title");
  result.on = table.holds("on");
  result.generic = table.holds("generic");
  result.provides = table.holds("provides");
  result.requires_all = table.holds("requires");
  result.brings = table.holds("brings");
  result.conflicts = table.holds("conflicts");
  mechanism.title = title_of(table, declared.name);
  auto const on = read_place(draft, table);
  result.placed = on.has_value();
  mechanism.on = on.value_or(Sort::flow);
  mechanism.generic = table.flag("generic");
  for (auto const* const feature : table.strings("provides")) mechanism.provides.push_back(*feature);
  if (auto const* const when = table.phrase("when")) mechanism.when = *when;
  if (auto const item = table.take("requires")) mechanism.requires_all = read_alternatives(*item);
  read_links(draft, table, mechanism);
  read_cost(table, mechanism.cost);
  mechanism.brings = read_brings(draft, table);
  mechanism.source = table.string("source");
  mechanism.guidance = table.string("guidance");
  table.finish();
  return result;
}

template <class T>
void inherit(std::optional<T>& own, std::optional<T> const& base) {
  if (!own) own = base;
}

void inherit(Draft& profile, Draft const& from) {
  auto const& base = from.mechanism;
  auto& own = profile.mechanism;
  if (!profile.title) own.title = base.title;
  if (!profile.on) {
    own.on = base.on;
    profile.placed = from.placed;
  }
  if (!profile.generic) own.generic = base.generic;
  if (!profile.provides) own.provides = base.provides;
  if (!profile.requires_all) own.requires_all = base.requires_all;
  if (!profile.brings) own.brings = base.brings;
  if (!profile.conflicts) own.conflicts = base.conflicts;
  inherit(own.when, base.when);
  inherit(own.cost.ram_once, base.cost.ram_once);
  inherit(own.cost.ram_each, base.cost.ram_each);
  inherit(own.cost.flash, base.cost.flash);
  inherit(own.cost.per_message, base.cost.per_message);
  inherit(own.cost.handshake, base.cost.handshake);
  if (own.source.empty()) own.source = base.source;
  if (own.guidance.empty()) own.guidance = base.guidance;
}

void report_loop(PackDraft& draft, std::vector<Draft> const& drafts, std::size_t first) {
  std::string steps = fmt::format("`{}`", drafts[first].mechanism.name);
  auto at = first;
  do {
    at = drafts[at].mechanism.profile_of.index;
    steps += fmt::format(" is a profile of `{}`", drafts[at].mechanism.name);
    if (at != first) steps += ", which";
  } while (at != first);
  draft.diagnostics.error(Code::G035, drafts[first].mechanism.place, steps,
                          "a mechanism cannot be a profile of itself");
}

/// Bases before their profiles, along the chain from `start`.
void inherit_along(PackDraft& draft, std::vector<Draft>& drafts, std::size_t start) {
  using State = Draft::State;
  std::vector<std::size_t> chain;
  auto at = start;
  while (drafts[at].state == State::open) {
    drafts[at].state = State::running;
    chain.push_back(at);
    if (!drafts[at].mechanism.profile_of.known()) break;
    at = drafts[at].mechanism.profile_of.index;
  }
  if (chain.empty()) return;
  bool const loop = drafts[at].state == State::running && at != chain.back();
  bool const self = drafts[chain.back()].mechanism.profile_of.index == chain.back();
  if (loop || self) report_loop(draft, drafts, self ? chain.back() : at);
  // Whoever looks for its base comes to an end.
  if (loop || self) drafts[self ? chain.back() : at].mechanism.profile_of = {};
  std::reverse(chain.begin(), chain.end());
  for (auto const i : chain) {
    auto& each = drafts[i];
    each.state = State::done;
    if (each.mechanism.profile_of.known() && !loop && !self) inherit(each, drafts[each.mechanism.profile_of.index]);
  }
}

void check_whole(PackDraft& draft, MechanismDeclaration const& mechanism, bool on, bool provides) {
  auto const missing = [&](std::string_view key) {
    draft.diagnostics.error(Code::G023, mechanism.place, fmt::format("[mechanism.{}] has no `{}`", mechanism.name, key),
                            fmt::format("expected a key `{}`", key));
  };
  if (!on) missing("on");
  if (!provides) missing("provides");
}

/// What it says of its place means nothing where that is not known.
void leave_unjudged(MechanismDeclaration& mechanism) {
  mechanism.provides.clear();
  mechanism.when.reset();
  mechanism.requires_all.clear();
}

}  // namespace

void read_mechanisms(PackDraft& draft) {
  auto const& declared = draft.mechanisms.all();
  for (std::size_t i = 0; i < declared.size(); ++i) {
    draft.vocabulary.mechanism_names.emplace(declared[i].name, id_of<MechanismTag>(i));
  }
  std::vector<Draft> drafts;
  for (auto const& each : declared) drafts.push_back(read_mechanism(draft, each));
  for (auto const& each : drafts) {
    if (!each.profile) check_whole(draft, each.mechanism, each.on, each.provides);
  }
  for (std::size_t i = 0; i < drafts.size(); ++i) inherit_along(draft, drafts, i);
  for (auto& each : drafts) {
    if (!each.placed) leave_unjudged(each.mechanism);
    draft.vocabulary.mechanisms.push_back(std::move(each.mechanism));
  }
}

}  // namespace glacis::model

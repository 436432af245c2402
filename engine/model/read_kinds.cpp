#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "engine/model/pack_draft.h"

namespace glacis::model {

namespace {

using text::Code;

constexpr std::uint32_t deepest = 64;
constexpr std::array<Sort, 5> sorts_with_kinds{Sort::entity, Sort::zone, Sort::data, Sort::network, Sort::stakeholder};

/// A declared kind whose parent is not yet found.
struct Pending {
  Declared const* declared = nullptr;
  bool network = false;
  text::Phrase const* parent = nullptr;  ///< none: stated wrongly, or a network's root
};

void add_roots(PackDraft& draft) {
  for (auto const sort : sorts_with_kinds) {
    Kind root;
    root.name = root.title = name_of(sort);
    root.sort = sort;
    root.abstract = true;
    draft.all_kinds.emplace(root.name, id_of<KindTag>(draft.vocabulary.kinds.size()));
    draft.vocabulary.kinds.push_back(std::move(root));
  }
}

/// Kinds and networks share one namespace: both are read as `x is name`.
std::vector<Pending> merge_kinds(PackDraft& draft) {
  std::map<std::string_view, Pending> merged;
  auto const add = [&](Declared const& declared, bool network) {
    if (draft.all_kinds.find(declared.name) != draft.all_kinds.end()) {
      draft.diagnostics.error(Code::G026, declared.place, fmt::format("`{}` is declared twice", declared.name),
                              "a root kind is built in");
      return;
    }
    auto const [at, added] = merged.emplace(declared.name, Pending{&declared, network, nullptr});
    if (!added) report_twice(declared.name, declared.place, at->second.declared->place, draft.diagnostics);
  };
  for (auto const& declared : draft.kinds.all()) add(declared, false);
  for (auto const& declared : draft.networks.all()) add(declared, true);
  std::vector<Pending> result;
  for (auto const& entry : merged) result.push_back(entry.second);
  return result;
}

/// Everything of a kind but its facts. A network is read again when its facts are; here only its parent.
Kind read_kind(Pending& pending) {
  auto const& declared = *pending.declared;
  Kind kind;
  kind.name = declared.name;
  kind.place = declared.place;
  if (pending.network) {
    Table table = declared.table("network");
    kind.sort = Sort::network;
    pending.parent = table.phrase("is");
    kind.title = title_of(table, kind.name);
    return kind;
  }
  Table table = declared.table("kind");
  pending.parent = table.needed_phrase("is");
  kind.title = title_of(table, kind.name);
  kind.abstract = table.flag("abstract");
  if (auto const item = table.take("relays-only")) kind.relays_only = item->as_boolean().value_or(false);
  if (auto const item = table.take("trust-boundary")) kind.trust_boundary = item->as_boolean();
  table.take("always");
  table.take("usually");
  table.finish();
  return kind;
}

void find_parents(PackDraft& draft, std::vector<Pending> const& pending) {
  auto& kinds = draft.vocabulary.kinds;
  for (std::size_t i = 0; i < pending.size(); ++i) {
    auto& kind = kinds[i + sorts_with_kinds.size()];
    if (pending[i].network && pending[i].parent == nullptr) {
      kind.parent = draft.vocabulary.root(Sort::network);
      continue;
    }
    if (pending[i].parent == nullptr) continue;
    auto const& name = *pending[i].parent;
    auto const found = draft.all_kinds.find(name.text);
    if (found != draft.all_kinds.end()) {
      kind.parent = found->second;
    } else if (!draft.vocabulary.gaps.may_hold(name.text)) {
      draft.diagnostics.error(Code::G027, inner(name), fmt::format("there is no kind `{}`", name.text),
                              "expected a kind", suggest_key(name.text, draft.all_kinds, draft.diagnostics));
    }
  }
}

class Ranker {
 public:
  explicit Ranker(PackDraft& draft) : draft_(draft), state_(draft.vocabulary.kinds.size(), State::open) {
    for (std::size_t i = 0; i < sorts_with_kinds.size(); ++i) state_[i] = State::done;
  }

  /// Gives `start` and all above it sort and depth, from the top down.
  void rank(std::uint32_t start) {
    auto& kinds = draft_.vocabulary.kinds;
    std::vector<std::uint32_t> chain;
    auto at = KindId{start};
    for (; at.known() && state_[at.index] == State::open; at = kinds[at.index].parent) {
      state_[at.index] = State::running;
      chain.push_back(at.index);
    }
    if (at.known() && state_[at.index] == State::running) report_loop(at.index);
    bool sound = at.known() && state_[at.index] == State::done;
    std::reverse(chain.begin(), chain.end());
    for (auto const i : chain) {
      sound = sound && inherit(kinds[i], kinds[kinds[i].parent.index]);
      state_[i] = sound ? State::done : State::broken;
    }
  }

  bool is_broken(std::size_t kind) const { return state_[kind] == State::broken; }

 private:
  enum class State : std::uint8_t { open, running, done, broken };

  bool inherit(Kind& kind, Kind const& parent) {
    kind.depth = parent.depth + 1;
    if (kind.depth > deepest) {
      if (kind.depth == deepest + 1) {
        draft_.diagnostics.error(Code::G043, kind.place,
                                 fmt::format("`{}` is more than {} kinds deep", kind.name, deepest));
      }
      return false;
    }
    auto const wanted = kind.sort;
    kind.sort = parent.sort;
    if (wanted == Sort::network && kind.sort != Sort::network) {
      draft_.diagnostics.error(Code::G036, kind.place,
                               fmt::format("the network `{}` is below `{}`", kind.name, parent.name),
                               "expected a kind of network");
      return false;
    }
    kind.relays_only = kind.relays_only || parent.relays_only;
    if (!kind.trust_boundary) kind.trust_boundary = parent.trust_boundary;
    return true;
  }

  void report_loop(std::uint32_t first) {
    auto const& kinds = draft_.vocabulary.kinds;
    std::string steps;
    auto at = first;
    do {
      steps += fmt::format("`{}` is ", kinds[at].name);
      at = kinds[at].parent.index;
    } while (at != first);
    draft_.diagnostics.error(Code::G035, kinds[first].place, fmt::format("{}`{}`", steps, kinds[first].name),
                             "a kind cannot be below itself");
  }

  PackDraft& draft_;
  std::vector<State> state_;
};

}  // namespace

void read_kinds(PackDraft& draft) {
  add_roots(draft);
  auto pending = merge_kinds(draft);
  auto& vocabulary = draft.vocabulary;
  for (auto& entry : pending) {
    draft.all_kinds.emplace(entry.declared->name, id_of<KindTag>(vocabulary.kinds.size()));
    vocabulary.kinds.push_back(read_kind(entry));
  }
  find_parents(draft, pending);
  Ranker ranker{draft};
  for (std::uint32_t i = 0; i < vocabulary.kinds.size(); ++i) ranker.rank(i);
  for (std::size_t i = 0; i < vocabulary.kinds.size(); ++i) {
    auto& kind = vocabulary.kinds[i];
    auto const id = id_of<KindTag>(i);
    if (!ranker.is_broken(i)) {
      vocabulary.kind_names[static_cast<std::size_t>(kind.sort)].emplace(kind.name, id);
      continue;
    }
    // Of an unknown sort: whoever names it is not to blame. Whoever climbs up from it comes to an end.
    kind.parent = {};
    draft.broken_kinds.insert(kind.name);
    for (auto const sort : sorts_with_kinds)
      vocabulary.kind_names[static_cast<std::size_t>(sort)].emplace(kind.name, id);
  }
}

}  // namespace glacis::model

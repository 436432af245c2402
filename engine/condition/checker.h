#pragma once
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/condition/check.h"
#include "engine/condition/constants.h"

namespace glacis::condition {

/// What a side of a comparison turned out to be.
struct Operand {
  enum class Form : std::uint8_t {
    wrong,      ///< reported
    path,       ///< path
    labels,     ///< the labels of the data of path
    condition,  ///< op: a definition or a Boolean call
    bare,       ///< a name that only the other side can explain
    quantity,
    boolean
  };
  Form form = Form::wrong;
  Path path;
  OpId op = nothing;
  std::string_view word;  ///< if it is a single word, a quantity, `true` or `false`: that
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool is_path() const { return form == Form::path; }
  bool is_set() const { return form == Form::labels || (is_path() && path.set); }
  bool is_element() const { return is_path() && !path.set && !path.type.known(); }
  bool is_value() const { return is_path() && !path.set && path.type.known(); }
  /// An id of the use case, which beside a typed operand may as well be a value of that name.
  bool is_id() const { return is_element() && path.root == Path::Root::element && path.steps.empty(); }
};

/// Types a tree and lowers it, bottom up, into one formula. Methods report what is wrong and go on, so that all errors
/// come at once; an operation in which anything is wrong is `nothing`.
class Checker {
 public:
  /// What unfolded definitions and written-out lists may grow to.
  static constexpr std::size_t most_operations = 20'000;

  Checker(Tree const& tree, text::Phrase const& phrase, Scope const& scope, text::Diagnostics& diagnostics);

  OpId condition(NodeId id);
  /// A path that is a set, or nothing.
  std::optional<Path> set_path(NodeId id);
  void check_variable(Word const& name);
  Formula& formula() { return formula_; }
  /// Something is wrong that was reported where it was declared.
  bool met_gap() const { return met_gap_; }
  void error(text::Code code, std::uint32_t begin, std::uint32_t end, std::string message, std::string label = {},
             std::string help = {});

 private:
  struct Variable {
    std::string_view name;
    std::optional<Path> path;  ///< none: what it ranges over is wrong, and reported
  };
  struct Part {
    OpId op = nothing;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };

  // connectives: check_condition.cpp
  OpId chain(Node const& node);
  OpId combine(Op op, Part const* parts, std::size_t count);
  OpId implication(Node const& node);
  OpId negation(OpId operand, Node const& node);
  OpId constant(bool value, Node const& node);
  OpId quantifier(Node const& node);
  OpId quantify_written(Node const& node);
  OpId count(Node const& node);
  OpId alone(Node const& node);
  OpId body(Word const& name, std::optional<Path> path, NodeId id);

  // paths: check_path.cpp, unfold.cpp
  Operand operand(NodeId id);
  Operand path_operand(Node const& node);
  Operand first_word(Node const& node);
  Operand step(Operand const& before, Word const& word);
  std::optional<Operand> attribute_step(Operand const& before, Word const& word);
  std::optional<Operand> relation_step(Operand const& before, Word const& word);
  std::optional<Operand> derived_step(Operand const& before, Word const& word);
  Operand step_on_wrong(Operand const& before, Word const& word);
  Operand unknown_step(Operand const& before, Word const& word);
  std::vector<std::string> step_names(Sort sort) const;
  void unknown_name(Operand const& name);
  bool is_word_gap(std::string_view word);
  bool is_name_gap(std::string_view name);
  std::optional<model::Element> element_named(std::string_view name) const;
  OpId unfold(Formula const& definition, Path const& subject, std::uint32_t begin, std::uint32_t end);
  bool may_unfold(Formula const& definition, std::uint32_t begin, std::uint32_t end);

  // comparisons: check_comparison.cpp, check_membership.cpp
  OpId compare(Node const& node);
  bool refuse_uncomparable(Operand const& operand);
  OpId two_constants(Operand const& left, Operand const& right);
  OpId compare_paths(Operand const& left, Relation relation, Operand const& right, Node const& node);
  OpId compare_constant(Operand const& path, Relation relation, Operand const& constant, Node const& node);
  OpId compare_element(Operand const& path, Relation relation, Operand const& name, Node const& node);
  bool check_order(Operand const& path, Relation relation);
  std::optional<Constant> constant_beside(Operand const& path, Operand const& constant);
  std::optional<Constant> amount_beside(Operand const& path, Operand const& constant);
  std::optional<model::Element> element_beside(Sort sort, Operand const& name);
  OpId is(Node const& node);
  std::optional<model::KindId> kind(Sort sort, Word const& word);
  OpId in(Node const& node);
  OpId in_names(Operand const& left, Node const& names, Node const& node);
  OpId in_labels(Operand const& left, Operand const& labels, Node const& node);
  OpId meets(Node const& node);
  OpId meets_names(Operand const& left, Node const& names, Node const& node);
  OpId meet_labels(Operand const& left, Operand const& right, Node const& node);
  std::optional<model::LabelId> label(Operand const& name);
  OpId label_in(Path const& data, model::LabelId label, Node const& node);
  bool require_set(Operand const& operand);
  Operand member(Node const& node) const;

  // calls: check_call.cpp
  Operand call(Node const& node);
  Operand zone_of(Node const& node);
  Operand journeys(Node const& node);
  OpId crosses(Node const& node);
  OpId reaches(Node const& node);
  OpId two_elements(Node const& node, Op op, Sort first, Sort second);
  OpId protection(Node const& node);
  OpId hop_by_hop(Node const& node);
  OpId clause(Node const& node, Sort sort, std::uint32_t slot);
  std::optional<Path> argument(Node const& node, std::size_t which, std::initializer_list<Sort> sorts);
  std::optional<model::KindId> zone_kind(Node const& call, std::size_t which);
  std::optional<model::FeatureId> feature(Node const& call, std::size_t which);
  bool check_arguments(Node const& node, std::size_t least, std::size_t most, char const* signature);
  bool check_allowed(Node const& node, char const* where, std::string help);

  // what is built
  Operation make(Op op, std::uint32_t begin, std::uint32_t end) const;
  Operation make(Op op, Node const& node) const { return make(op, node.begin, node.end); }
  OpId emit(Operation operation);
  /// Reports, once, that the formula grows too large.
  bool has_room(std::size_t operations, text::Span place);
  PathId add(Path path);
  std::uint32_t add_slot(Sort sort);
  std::uint32_t add_values(model::ValueSet values);
  static Path variable(std::uint32_t slot, Sort sort);
  static Path everything(Sort sort);
  static Path element(model::Element which);

  std::string text_of(std::uint32_t begin, std::uint32_t end) const;
  std::string text_of(Operand const& operand) const { return text_of(operand.begin, operand.end); }
  model::Vocabulary const& vocabulary() const { return *scope_.vocabulary; }

  Tree const& tree_;
  text::Phrase const& phrase_;
  Scope const& scope_;
  text::Diagnostics& diagnostics_;
  Formula formula_;
  std::vector<Variable> variables_;
  bool overflowed_ = false;
  bool met_gap_ = false;
};

}  // namespace glacis::condition

#pragma once
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/report/report.h"
#include "engine/text/source.h"
#include "engine/verdict/judge.h"

namespace glacis::report {

/// How the elements, facts and places of one use case are called in a report.
class Words {
 public:
  Words(verdict::Case const& the_case, text::Sources const& sources, std::filesystem::path const& root);

  verdict::Case const& the_case() const { return *case_; }
  model::Vocabulary const& vocabulary() const { return *case_->vocabulary; }
  model::UseCase const& use_case() const { return *case_->use_case; }
  model::Structure const& structure() const { return *case_->structure; }

  /// The same for the same words: for what is said again and again.
  Text text(std::string_view words) const { return (*texts_)(words); }
  /// "threat@subject"
  Text finding_id(std::uint32_t rule, verdict::Subject const& subject) const;

  /// Relative to the root if inside it.
  std::string file(std::string_view shown) const;
  Location location(text::Span span) const;
  std::string excerpt(text::Span span) const;  ///< on one line
  Fact fact(verdict::Fact const& fact) const;
  std::vector<Fact> facts(std::vector<verdict::Fact> const& facts) const;

  /// For sentences: "flow 3 (meter to aggregator)", "reading from meter to customer information".
  std::string title(model::Element element) const;
  std::string datum_title(std::uint32_t datum) const;  ///< also of Subject::missing
  SubjectRef const& subject(verdict::Subject const& subject) const;
  /// `{flow}` and the like, and the variable of `for`, replaced by the subject's title.
  std::string filled(model::RuleDeclaration const& rule, verdict::Subject const& subject) const;
  /// The same without a subject: "Eavesdropping".
  std::string unfilled(model::RuleDeclaration const& rule) const;

  std::vector<std::string> names(model::MechanismListing const& listing) const;
  std::vector<std::string> titles(std::vector<model::Mention<model::DataId>> const& data) const;
  Text offer(rule::Offer const& offer) const;  ///< "confidentiality:hop"
  static std::string title(model::FeatureDeclaration const& feature);

 private:
  struct Said;
  SubjectRef told(verdict::Subject const& subject) const;
  std::string journey_title(model::Journey const& journey) const;
  std::string flow_title(model::Flow const& flow) const;
  verdict::Case const* case_;
  text::Sources const* sources_;
  std::filesystem::path root_;  ///< empty, or absolute
  std::vector<Text> files_;     ///< per source
  std::unique_ptr<Texts> texts_;
  std::shared_ptr<Said> said_;
};

/// "a", "a and b", "a, b and c".
std::string enumerated(std::vector<std::string> const& parts, std::string_view last = " and ");
/// Each once, in order.
template <class List>
List sorted(List list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
  return list;
}
/// A condition's white space is as its author laid it out.
std::string on_one_line(std::string_view condition);

}  // namespace glacis::report

#include "engine/rule/place.h"

namespace glacis::rule {

std::vector<Where> places_of(SubjectForm subject) {
  switch (subject.sort) {
    case Sort::flow: return {Where::self, Where::from, Where::to, Where::ends};
    case Sort::journey:
      return {Where::self, Where::origin, Where::consumer, Where::ends, Where::relays, Where::flows, Where::stores};
    case Sort::entity: return {Where::self, Where::flows, Where::stores};
    case Sort::data: return {Where::self, Where::origin, Where::consumer, Where::flows, Where::stores};
    case Sort::zone: return {Where::self, Where::entities, Where::flows};
    case Sort::model: return {Where::entities, Where::flows};
    case Sort::network:
    case Sort::stakeholder: break;
  }
  return {};
}

namespace {

Standing standing_of(SubjectForm subject) {
  switch (subject.sort) {
    case Sort::flow: return Standing::flow;
    case Sort::journey: return Standing::journey;
    case Sort::data: return Standing::data;
    case Sort::zone: return Standing::zone;
    case Sort::entity: return subject.with_data ? Standing::stored : Standing::entity;
    case Sort::network:
    case Sort::stakeholder:
    case Sort::model: break;
  }
  return Standing::entity;
}

}  // namespace

Standing standing_at(SubjectForm subject, Where where) {
  switch (where) {
    case Where::self: return standing_of(subject);
    case Where::flows: return Standing::flow;
    case Where::stores: return Standing::stored;
    case Where::from:
    case Where::to:
    case Where::ends:
    case Where::origin:
    case Where::consumer:
    case Where::relays:
    case Where::entities: break;
  }
  return Standing::entity;
}

std::vector<Scope> scopes_at(Standing standing) {
  switch (standing) {
    case Standing::flow: return {Scope::hop, Scope::end_to_end, Scope::link};
    case Standing::journey: return {Scope::end_to_end};
    case Standing::data: return {Scope::end_to_end, Scope::at_rest};
    case Standing::entity: return {Scope::platform, Scope::at_rest};
    case Standing::stored: return {Scope::at_rest, Scope::platform};
    case Standing::zone: return {Scope::hop, Scope::platform};
  }
  return {};
}

std::string describe(Standing standing) {
  switch (standing) {
    case Standing::flow: return "a flow";
    case Standing::journey: return "a journey";
    case Standing::data: return "data";
    case Standing::entity: return "an entity";
    case Standing::stored: return "stored data";
    case Standing::zone: return "a zone";
  }
  return {};
}

char const* name_of(Where where) {
  switch (where) {
    case Where::self: return "self";
    case Where::from: return "from";
    case Where::to: return "to";
    case Where::ends: return "ends";
    case Where::origin: return "origin";
    case Where::consumer: return "consumer";
    case Where::relays: return "relays";
    case Where::flows: return "flows";
    case Where::stores: return "stores";
    case Where::entities: return "entities";
  }
  return "";
}

}  // namespace glacis::rule

// The names of the model's enumerations.
#include <array>

#include "base/enum_names.hpp"
#include "entente/model/actor.hpp"
#include "entente/model/claim.hpp"
#include "entente/model/document.hpp"
#include "entente/model/why.hpp"

namespace entente {
namespace {

constexpr std::array<std::string_view, upos_count> upos_names = {"ADJ",   "ADP",   "ADV", "AUX",  "CCONJ", "DET",
                                                                 "INTJ",  "NOUN",  "NUM", "PART", "PRON",  "PROPN",
                                                                 "PUNCT", "SCONJ", "SYM", "VERB", "X"};

constexpr std::array<std::string_view, 51> ptag_names = {
    "_",   "ADD", "AFX", "CC",  "CD", "DT",  "EX",   "FW",  "GW",  "HYPH",  "IN",    "JJ",   "JJR",
    "JJS", "LS",  "MD",  "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS",   "PRP",   "PRP$", "RB",
    "RBR", "RBS", "RP",  "SYM", "TO", "UH",  "VB",   "VBD", "VBG", "VBN",   "VBP",   "VBZ",  "WDT",
    "WP",  "WP$", "WRB", "XX",  ",",  ".",   ":",    "``",  "''",  "-LRB-", "-RRB-", "$"};

constexpr std::array<std::string_view, label_count> label_names = {
    "_",          "acl",       "acl:relcl",     "advcl",        "advcl:relcl", "advmod",     "amod",
    "appos",      "aux",       "aux:pass",      "case",         "cc",          "cc:preconj", "ccomp",
    "clf",        "compound",  "compound:prt",  "conj",         "cop",         "csubj",      "csubj:outer",
    "csubj:pass", "dep",       "det",           "det:predet",   "discourse",   "dislocated", "expl",
    "fixed",      "flat",      "goeswith",      "iobj",         "list",        "mark",       "nmod",
    "nmod:desc",  "nmod:poss", "nmod:unmarked", "nsubj",        "nsubj:outer", "nsubj:pass", "nummod",
    "obj",        "obl",       "obl:agent",     "obl:unmarked", "orphan",      "parataxis",  "punct",
    "reparandum", "root",      "vocative",      "xcomp"};

constexpr std::array<std::string_view, 6> kind_names = {"country", "person", "organisation",
                                                        "company", "group",  "place"};

constexpr std::array<std::string_view, 29> sector_names = {
    "",    "GOV", "MIL", "COP", "JUD", "LEG", "PTY", "OPP", "REB", "SEP", "UAF", "SPY", "BUS", "MED", "NGO",
    "IGO", "CVL", "EDU", "REL", "CRM", "JUS", "LAB", "MNC", "SET", "REF", "ELI", "HLH", "AGR", "ENV"};

constexpr std::array<std::string_view, 17> plover_names = {
    "",       "AGREE",  "CONSULT",  "SUPPORT", "COOPERATE", "AID",      "CONCEDE", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION",  "MOBILIZE", "COERCE",  "ASSAULT"};

constexpr std::array<std::string_view, 4> status_names = {"happened", "planned", "hypothetical", "denied"};
constexpr std::array<std::string_view, 11> decision_names = {"act",          "type",    "direction",    "source",
                                                             "source state", "target",  "target state", "status",
                                                             "time",         "speaker", "confidence"};
constexpr std::array<std::string_view, 4> ground_names = {"roles", "claim model", "pair model", "office table"};
constexpr std::array<std::string_view, 4> basis_names = {"stated", "relative", "assumed", "unknown"};

}  // namespace

std::string_view name(Upos upos) {
    return enum_name(upos_names, upos);
}
std::optional<Upos> upos_from(std::string_view text) {
    return enum_from<Upos>(upos_names, text);
}

std::string_view name(Ptag tag) {
    return tag == Ptag::hash ? "#" : enum_name(ptag_names, tag);
}
std::optional<Ptag> ptag_from(std::string_view text) {
    if (text == "#") return Ptag::hash;
    return enum_from<Ptag>(ptag_names, text);
}

std::string_view name(Label label) {
    return enum_name(label_names, label);
}
std::optional<Label> label_from(std::string_view text) {
    if (const auto exact = enum_from<Label>(label_names, text)) return exact;
    return enum_from<Label>(label_names, text.substr(0, text.find(':')));
}

std::string_view name(EntityKind kind) {
    return enum_name(kind_names, kind);
}
std::optional<EntityKind> entity_kind_from(std::string_view text) {
    return enum_from<EntityKind>(kind_names, text);
}

std::string_view name(Sector sector) {
    return enum_name(sector_names, sector);
}
std::optional<Sector> sector_from(std::string_view text) {
    return enum_from<Sector>(sector_names, text);
}

std::string_view name(Plover type) {
    return enum_name(plover_names, type);
}
std::optional<Plover> plover_from(std::string_view text) {
    return enum_from<Plover>(plover_names, text);
}

std::string_view name(Status status) {
    return enum_name(status_names, status);
}
std::optional<Status> status_from(std::string_view text) {
    return enum_from<Status>(status_names, text);
}

std::string_view name(TimeBasis basis) {
    return enum_name(basis_names, basis);
}
std::optional<TimeBasis> time_basis_from(std::string_view text) {
    return enum_from<TimeBasis>(basis_names, text);
}

std::string_view name(DecisionKind kind) {
    return enum_name(decision_names, kind);
}
std::string_view name(Ground ground) {
    return enum_name(ground_names, ground);
}

}  // namespace entente

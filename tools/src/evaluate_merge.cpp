// evaluate_merge REPORTS.tsv: merges hand-coded reports (samples/merging/README.md) and compares the events with those
// that a reader saw in them: B³ (Bagga and Baldwin 1998) and pairs. Says which pairs are wrong with --pairs.
#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "entente/base/error.hpp"
#include "entente/base/text.hpp"
#include "entente/knowledge/knowledge.hpp"
#include "entente/knowledge/ontology.hpp"
#include "entente/merge/merge.hpp"
#include "entente/merge/signature.hpp"

using namespace entente;

namespace {

struct Coded {
    Report report;
    std::string gold;   // the event that a reader saw
    std::string found;  // the event that the merge made
    std::string sentence;
};

// "RUS GOV person/vladimir-putin", "EU IGO", "RUS"
Participant participant_of(std::string_view text) {
    const auto parts = split(text, ' ');
    Participant made;
    made.entity = parts.size() > 2 ? parts[2] : parts[0];
    made.country = parts[0].size() == 3 ? parts[0] : "";
    if (parts.size() > 1) made.sector = sector_from(parts[1]).value_or(Sector::none);
    return made;
}

std::vector<Coded> read(const std::string& path, const Ontology& ontology) {
    std::ifstream file(path);
    if (!file) throw Error(path, 0, "cannot be opened");
    std::vector<Coded> all;
    std::string line;
    for (std::size_t number = 1; std::getline(file, line); ++number) {
        if (number == 1) continue;
        const auto cells = split(line, '\t');
        if (cells.size() != 11) throw Error(path, number, "expected 11 columns");
        Coded& coded = all.emplace_back();
        coded.gold = cells[0];
        coded.sentence = cells[10];
        coded.report.publisher = cells[1];
        coded.report.published = parse_iso_day(cells[2]);
        Claim& claim = coded.report.claim;
        const RelationType* type = ontology.find(cells[4]);
        const auto basis = time_basis_from(cells[7]);
        const auto status = status_from(cells[8]);
        if (type == nullptr || !basis || !status || !coded.report.published)
            throw Error(path, number, "there is no such type, basis, status or day");
        claim.id = fmt::format("{:016x}", number);
        claim.type = cells[4];
        claim.plover = type->plover;
        claim.cameo = type->cameo;
        claim.quad = type->quad;
        claim.goldstein = type->goldstein;
        claim.mutual = type->mutual;
        claim.source = participant_of(cells[3]);
        claim.target = participant_of(cells[5]);
        claim.event.basis = *basis;
        // "week": the seven days up to publication, as extraction assumes them.
        if (cells[6] == "week") {
            const Day day = *coded.report.published;
            claim.event.when = {day - std::chrono::days{6}, day + std::chrono::days{1}, Precision::week};
        } else {
            const auto when = parse_iso(cells[6]);
            if (!when) throw Error(path, number, "there is no such time");
            claim.event.when = *when;
        }
        claim.status = *status;
        claim.attributes.commodity = cells[9];
        claim.confidence = 0.8;
        coded.report.signature = text_signature(coded.sentence, {0, static_cast<std::uint32_t>(coded.sentence.size())});
    }
    return all;
}

void merge(std::vector<Coded>& all) {
    std::map<std::uint64_t, std::vector<Report>> groups;
    std::map<std::string, Coded*> by_id;
    for (Coded& coded : all) {
        groups[merge_group(coded.report.claim, coded.report.published)].push_back(coded.report);
        by_id[coded.report.claim.id] = &coded;
    }
    for (auto& [group, reports] : groups) {
        for (const Event& event : merge_reports(reports)) {
            for (const std::string& id : event.claims) by_id.at(id)->found = event.id;
        }
    }
}

double ratio(double part, double whole) {
    return whole == 0 ? 1 : part / whole;
}

void print(const char* what, double precision, double recall) {
    fmt::print("{:<10} precision {:.3f}  recall {:.3f}  F1 {:.3f}\n", what, precision, recall,
               ratio(2 * precision * recall, precision + recall));
}

void measure(const std::vector<Coded>& all, bool show_pairs) {
    double b_precision = 0;
    double b_recall = 0;
    double right = 0;
    double made = 0;
    double wanted = 0;
    for (const Coded& one : all) {
        double both = 0;
        double of_found = 0;
        double of_gold = 0;
        for (const Coded& other : all) {
            const bool same_found = one.found == other.found;
            const bool same_gold = one.gold == other.gold;
            both += same_found && same_gold ? 1 : 0;
            of_found += same_found ? 1 : 0;
            of_gold += same_gold ? 1 : 0;
            if (&other <= &one) continue;
            right += same_found && same_gold ? 1 : 0;
            made += same_found ? 1 : 0;
            wanted += same_gold ? 1 : 0;
            if (show_pairs && same_found != same_gold)
                fmt::print("{}: {} | {}\n  {}\n  {}\n", same_found ? "joined wrongly" : "not joined", one.gold,
                           other.gold, one.sentence, other.sentence);
        }
        b_precision += both / of_found;
        b_recall += both / of_gold;
    }
    const auto count = static_cast<double>(all.size());
    fmt::print("{} reports\n", all.size());
    print("B³", ratio(b_precision, count), ratio(b_recall, count));
    print("pairs", ratio(right, made), ratio(right, wanted));
}

}  // namespace

int main(int argc, char** argv) {
    try {
        if (argc < 2) throw Error("usage: evaluate_merge REPORTS.tsv [--pairs]");
        const Knowledge knowledge;
        std::vector<Coded> all = read(argv[1], knowledge.ontology());
        merge(all);
        measure(all, argc > 2 && std::strcmp(argv[2], "--pairs") == 0);
        return 0;
    } catch (const std::exception& error) {
        fmt::print(stderr, "evaluate_merge: {}\n", error.what());
        return 1;
    }
}

// synthesise_graph FILE CLAIMS [SEED [FIRST]]: writes a graph of CLAIMS made-up claims over thirty years, through the
// ordinary GraphWriter, for measuring, and prints how long that took, opening and closing the file included.
// FIRST: the number of its first article (default 0); other numbers are other articles, so that a graph can be added
// to.
//
// Heavy-tailed as news is: entities and pairs of states by Zipf's law, ever more articles from year to year, days with
// a multiple of the usual, several reports of one happening within days of each other, most by a few large papers.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "entente/base/error.hpp"
#include "entente/knowledge/knowledge.hpp"
#include "entente/knowledge/ontology.hpp"
#include "entente/store/writer.hpp"

using namespace entente;

namespace {

constexpr std::size_t states = 200;
constexpr std::size_t persons = 6000;
constexpr std::size_t organisations = 2000;
constexpr std::size_t papers = 400;
constexpr int years = 30;
constexpr int first_year = 1995;
// Large batches, and a large graph in memory while it is made: few pages are written twice.
constexpr std::uint64_t batch = 1'000'000;                     // claims
constexpr std::uint64_t many = 50'000;                         // claims
constexpr std::uint64_t large_cache = std::uint64_t{8} << 30;  // bytes
constexpr double again = 0.35;                                 // of all claims do

// Numbers 0 … size - 1, the k-th with a share of 1 / (k + 1 + shift)^exponent.
class Zipf {
public:
    Zipf(std::size_t size, double exponent, double shift) {
        double sum = 0;
        for (std::size_t i = 0; i < size; ++i) {
            sum += std::pow(static_cast<double>(i) + 1 + shift, -exponent);
            until_.push_back(sum);
        }
    }
    template <typename Random>
    std::size_t operator()(Random& random) const {
        const double at = std::uniform_real_distribution<double>(0, until_.back())(random);
        return static_cast<std::size_t>(std::upper_bound(until_.begin(), until_.end(), at) - until_.begin());
    }

private:
    std::vector<double> until_;
};

// AAA, AAB, …: three letters in an order that no one's eye falls on.
std::string state_code(std::size_t number) {
    const std::size_t mixed = (number * 7919 + 1000) % (26 * 26 * 26);
    return {static_cast<char>('A' + mixed / 676), static_cast<char>('A' + mixed / 26 % 26),
            static_cast<char>('A' + mixed % 26)};
}

class World {
public:
    explicit World(std::uint64_t seed) : random_(seed) {
        // Busy days: a few take many times the share of others.
        double sum = 0;
        std::mt19937 days(2);
        std::lognormal_distribution<double> busy(0, 0.7);
        for (int day = 0; day < years * 365; ++day) {
            sum += busy(days) * std::exp(0.05 * day / 365);
            until_.push_back(sum);
        }
    }

    CodedArticle article(std::uint64_t number) {
        CodedArticle coded;
        Article& article = coded.article;
        const Day day = any_day();
        article.id = fmt::format("synthetic-{}", number);
        article.source = fmt::format("Paper {}", paper_(random_));
        article.title = fmt::format("Synthetic news {}", number);
        article.published = day;
        article.language = "en";
        const auto claims = std::min<std::size_t>(1 + std::geometric_distribution<std::size_t>(0.35)(random_), 12);
        for (std::size_t i = 0; i < claims; ++i) {
            Claim made = told_again(day).value_or(claim(day));
            remember(made);
            const auto begin = static_cast<std::uint32_t>(article.text.size());
            const auto put = [&](const std::string& words) {
                const auto at = static_cast<std::uint32_t>(article.text.size());
                article.text += words;
                return Span{at, static_cast<std::uint32_t>(article.text.size())};
            };
            made.source.span = put(made.source.entity);
            article.text += ' ';
            made.evidence.trigger = put(made.type);
            article.text += ' ';
            made.target.span = put(made.target.entity);
            article.text += '.';
            made.evidence.sentence = static_cast<std::uint32_t>(i);
            made.evidence.span = {begin, static_cast<std::uint32_t>(article.text.size())};
            article.text += ' ';
            coded.extraction.sentences.push_back(made.evidence.span);
            coded.extraction.claims.push_back(std::move(made));
        }
        coded.key = article_key(article);
        for (Claim& made : coded.extraction.claims) {
            made.id = claim_id(coded.key, made);
            for (const Participant* one : {&made.source, &made.target}) add_entity(coded.extraction.entities, *one);
        }
        return coded;
    }

private:
    Day any_day() {
        const double at = std::uniform_real_distribution<double>(0, until_.back())(random_);
        const auto day = std::upper_bound(until_.begin(), until_.end(), at) - until_.begin();
        return make_day(first_year, 1, 1) + std::chrono::days{day};
    }

    // Somebody of a state: itself most often, else one of its ministers, forces, parties, companies.
    Participant somebody_of(std::size_t state) {
        static constexpr std::array sectors = {Sector::GOV, Sector::MIL, Sector::GOV,
                                               Sector::BUS, Sector::LEG, Sector::OPP};
        Participant one;
        one.country = state_code(state);
        one.entity = one.country;
        one.sector = Sector::GOV;
        if (std::bernoulli_distribution(0.55)(random_)) return one;
        const std::size_t person = person_(random_) / states * states + state;  // each belongs to one state
        one.entity = fmt::format("person/p{}", person);
        one.sector = sectors[person / states % sectors.size()];
        return one;
    }

    // What another article claimed of the same day or the one before or after, if there is such a claim.
    std::optional<Claim> told_again(Day published) {
        if (!std::bernoulli_distribution(again)(random_)) return std::nullopt;
        const std::int64_t day = published.time_since_epoch().count() + static_cast<int>(random_() % 3) - 1;
        const auto it = recent_.find(day);
        if (it == recent_.end()) return std::nullopt;
        return it->second[random_() % it->second.size()];
    }

    void remember(const Claim& made) {
        constexpr std::size_t a_day = 40;
        if (made.event.when.precision != Precision::day) return;
        auto& of_day = recent_[made.event.when.from.time_since_epoch().count()];
        if (of_day.size() < a_day) of_day.push_back(made);
    }

    Participant organisation() {
        Participant one;
        one.entity = fmt::format("org/o{}", organisation_(random_));
        one.sector = Sector::IGO;
        return one;
    }

    Claim claim(Day published) {
        Claim made;
        const std::size_t a = state_(random_);
        // Half of the time whom one always deals with: a handful of neighbours and rivals.
        const std::size_t b =
            std::bernoulli_distribution(0.5)(random_) ? (a ^ (1 + near_(random_))) % states : state_(random_);
        made.source = somebody_of(a);
        made.target = std::bernoulli_distribution(0.12)(random_) ? organisation() : somebody_of(b);
        if (made.target.entity == made.source.entity) made.target = organisation();
        const RelationType& type = *types_[type_(random_)];
        made.type = type.name;
        made.plover = type.plover;
        made.cameo = type.cameo;
        made.quad = type.quad;
        made.goldstein = type.goldstein;
        made.mutual = type.mutual;
        const auto before = std::chrono::days{std::geometric_distribution<int>(0.45)(random_)};
        const double how = std::uniform_real_distribution<double>(0, 1)(random_);
        if (how < 0.5) {
            made.event = {day_interval(published - before), TimeBasis::relative};
        } else if (how < 0.85) {
            made.event = {{published - std::chrono::days{6}, published + std::chrono::days{1}, Precision::week},
                          TimeBasis::assumed};
        } else if (how < 0.92) {
            const auto date = civil(published);
            made.event = {month_interval(static_cast<int>(date.year()), static_cast<unsigned>(date.month())),
                          TimeBasis::stated};
        } else if (how < 0.96) {
            made.event = {year_interval(static_cast<int>(civil(published).year())), TimeBasis::stated};
        }
        const double status = std::uniform_real_distribution<double>(0, 1)(random_);
        made.status = status < 0.8    ? Status::happened
                      : status < 0.92 ? Status::planned
                      : status < 0.97 ? Status::hypothetical
                                      : Status::denied;
        made.confidence = std::round(std::uniform_real_distribution<double>(0.5, 0.95)(random_) * 1000) / 1000;
        made.evidence.rule = "synthetic/" + made.type;
        return made;
    }

    // In an order that has nothing to do with their names.
    static std::vector<const RelationType*> all_types(const Ontology& ontology) {
        std::vector<const RelationType*> types;
        for (const auto& [name, type] : ontology.types) types.push_back(&type);
        std::shuffle(types.begin(), types.end(), std::mt19937(1));
        return types;
    }

    static void add_entity(std::vector<Entity>& entities, const Participant& one) {
        const auto there =
            std::find_if(entities.begin(), entities.end(), [&](const Entity& e) { return e.id == one.entity; });
        if (there != entities.end()) return;
        const auto slash = one.entity.find('/');
        Entity entity;
        entity.id = one.entity;
        entity.name =
            slash == std::string::npos ? "State of " + one.entity : "Synthetic " + one.entity.substr(slash + 1);
        entity.kind = slash == std::string::npos          ? EntityKind::country
                      : one.entity.starts_with("person/") ? EntityKind::person
                                                          : EntityKind::organisation;
        entity.country = one.country;
        entity.sector = one.sector;
        entities.push_back(std::move(entity));
    }

    std::mt19937_64 random_;
    std::map<std::int64_t, std::vector<Claim>> recent_;  // some of those that happened on each day
    Knowledge knowledge_ = Knowledge::for_questions();
    std::vector<const RelationType*> types_ = all_types(knowledge_.ontology());
    std::vector<double> until_;
    Zipf state_{states, 1.0, 2.0};
    Zipf near_{7, 1.0, 0.0};
    Zipf person_{persons, 0.8, 10.0};
    Zipf organisation_{organisations, 1.0, 3.0};
    Zipf paper_{papers, 1.1, 1.0};
    Zipf type_{types_.size(), 1.0, 2.0};
};

int write(const std::string& file, std::uint64_t claims, std::uint64_t seed, std::uint64_t first) {
    World world(seed + first);
    WriterOptions options;
    options.extractor = "synthetic";
    options.cache_bytes = claims > many ? large_cache : options.cache_bytes;
    const auto begin = std::chrono::steady_clock::now();
    WriteCounts counts;
    {
        const auto writer = open_writer(file, options);
        std::uint64_t committed = 0;
        for (std::uint64_t article = first; writer->counts().claims < claims; ++article) {
            writer->add(world.article(article));
            if (writer->counts().claims < committed + batch) continue;
            writer->commit();
            committed = writer->counts().claims;
        }
        writer->commit();
        counts = writer->counts();
    }
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    fmt::print("{} articles, {} claims, {:.2f} s\n", counts.added, counts.claims, taken.count());
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3 || argc > 5) {
        fmt::print(stderr, "usage: synthesise_graph FILE CLAIMS [SEED [FIRST]]\n");
        return 2;
    }
    const auto number = [&](int i, std::uint64_t otherwise) {
        return argc > i ? std::strtoull(argv[i], nullptr, 10) : otherwise;
    };
    try {
        return write(argv[1], number(2, 0), number(3, 1), number(4, 0));
    } catch (const std::exception& error) {
        fmt::print(stderr, "synthesise_graph: {}\n", error.what());
        return 1;
    }
}

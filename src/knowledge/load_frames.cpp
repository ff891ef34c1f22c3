// The tables of frames, word classes, operators and compositions.
#include <algorithm>
#include <array>

#include "entente/base/text.hpp"
#include "knowledge/inflection.hpp"
#include "knowledge/table.hpp"
#include "knowledge/tables.hpp"

namespace entente {
namespace {

using Words = std::unordered_set<std::string>;

std::vector<std::string> parts_of(std::string_view text, char separator) {
    std::vector<std::string> parts;
    for (const auto part : split(text, separator)) {
        if (const auto word = trim(part); !word.empty()) parts.emplace_back(word);
    }
    return parts;
}

class FrameLoader {
public:
    FrameLoader(Frames& frames, const Ontology& ontology, const std::string& directory)
        : frames_(frames), ontology_(ontology), directory_(directory) {}

    void load() {
        classes();
        senses();
        frames();
        operators();
        compositions();
        bases();
    }

private:
    template <std::size_t N>
    std::vector<Row> rows(std::string_view name, const std::array<std::string_view, N>& columns,
                          std::initializer_list<std::size_t> key) const {
        return read_table(name, directory_, columns, std::vector<std::size_t>(key));
    }

    void classes() {
        static constexpr std::array<std::string_view, 2> columns = {"class", "words"};
        for (const Row& row : rows("word-classes.tsv", columns, {0})) {
            std::string name = row[0];
            if (name.starts_with('@')) name.erase(0, 1);
            for (const std::string& word : row.list(1)) frames_.classes[name].insert(word);
        }
    }

    void senses() {
        static constexpr std::array<std::string_view, 3> columns = {"class", "pos", "words"};
        for (const Row& row : rows("word-senses.tsv", columns, {0, 1})) {
            if (row[1] != "n" && row[1] != "v" && row[1] != "a") row.fail("'" + row[1] + "' is not n, v or a");
            for (const std::string& word : row.list(2)) frames_.senses[row[1] + ' ' + word] = row[0];
        }
    }

    static PlaceRef place(const Row& row, const std::string& text, char pos) {
        static const std::unordered_map<std::string_view, Place> fixed = {
            {"subj", Place::subj},        {"obj", Place::obj},      {"iobj", Place::iobj},
            {"subj+", Place::subj_all},   {"obj+", Place::obj_all}, {"agent", Place::agent},
            {"poss", Place::poss},        {"adj", Place::adj},      {"comp.subj", Place::comp_subj},
            {"comp.any", Place::comp_any}};
        if (const auto it = fixed.find(text); it != fixed.end()) {
            const bool verbal = it->second == Place::obj || it->second == Place::iobj || it->second == Place::obj_all;
            if (pos == 'n' && verbal) row.fail("a noun has no place '" + text + "'");
            return {it->second, {}};
        }
        const bool all = text.ends_with('+');
        std::string word = all ? text.substr(0, text.size() - 1) : text;
        if (word.empty() ||
            !std::all_of(word.begin(), word.end(), [](char c) { return is_ascii_lower(c) || c == '_' || c == ' '; }))
            row.fail("expected a place (subj, obj, agent, a preposition, …), found '" + text + "'");
        return {all ? Place::prep_all : Place::prep, word};
    }

    static std::vector<PlaceRef> places(const Row& row, std::string_view text, char pos) {
        std::vector<PlaceRef> list;
        for (const std::string& part : parts_of(text, ',')) list.push_back(place(row, part, pos));
        return list;
    }

    static std::vector<RolePattern> roles(const Row& row, const std::string& text, char pos) {
        std::vector<RolePattern> patterns;
        for (const std::string& alternative : parts_of(text, ';')) {
            const std::size_t sign = alternative.find_first_of("=>");
            if (sign == std::string::npos)
                row.fail("expected 'source > target' or 'a = b', found '" + alternative + "'");
            RolePattern pattern{places(row, std::string_view(alternative).substr(0, sign), pos),
                                places(row, std::string_view(alternative).substr(sign + 1), pos),
                                alternative[sign] == '='};
            if (pattern.left.empty() || (pattern.right.empty() && !pattern.mutual))
                row.fail("a side of '" + alternative + "' is empty");
            patterns.push_back(std::move(pattern));
        }
        return patterns;
    }

    Words lemmas(const Row& row, std::string_view text) const {
        Words words;
        for (const std::string& word : parts_of(text, '|')) {
            if (!word.starts_with('@')) {
                words.insert(word);
                continue;
            }
            const auto it = frames_.classes.find(word.substr(1));
            if (it == frames_.classes.end()) row.fail("'" + word + "' is no class of word-classes.tsv");
            words.insert(it->second.begin(), it->second.end());
        }
        return words;
    }

    Need need(const Row& row, std::string text) const {
        Need need;
        if (text.starts_with('!')) {
            need.negated = true;
            text.erase(0, 1);
        }
        const std::size_t equals = text.find('=');
        const std::string what = text.substr(0, equals);
        const std::string value = equals == std::string::npos ? "" : text.substr(equals + 1);
        need.word = what;
        if (what == "obj") {
            need.kind = value == "actor" ? NeedKind::object_actor : NeedKind::object_lemma;
            if (value != "actor") need.words = lemmas(row, value);
        } else if (what == "subj") {
            need.kind = NeedKind::subject_sector;
            for (const std::string& sector : parts_of(value, '|')) {
                if (!sector_from(sector)) row.fail("'" + sector + "' is no sector");
                need.words.insert(sector);
            }
        } else if (what == "comp") {
            need.kind = NeedKind::complement;
            for (const std::string& form : parts_of(value, '|')) {
                if (form != "to" && form != "that" && form != "ing")
                    row.fail("expected comp=to|that|ing, found '" + form + "'");
                need.words.insert(form);
            }
        } else if (equals == std::string::npos) {
            need.kind = NeedKind::preposition;
        } else if (value == "actor") {
            need.kind = NeedKind::preposition_actor;
        } else {
            need.kind = NeedKind::preposition_lemma;
            need.words = lemmas(row, value);
        }
        return need;
    }

    void frames() {
        static constexpr std::array<std::string_view, 6> columns = {"word", "pos", "type", "roles", "needs", "example"};
        for (const Row& row : rows("frames.tsv", columns, {0, 1, 4})) {
            const char pos = row[1].size() == 1 ? row[1][0] : '?';
            if (pos != 'v' && pos != 'n' && pos != 'a') row.fail("expected pos v, n or a, found '" + row[1] + "'");
            const RelationType* type = ontology_.find(row[2]);
            if (type == nullptr) row.fail("'" + row[2] + "' is no relation type of ontology.json");
            Frame frame{{}, pos, row[2], {}, {}, row[5], 0};
            if (!row[3].empty()) {
                frame.roles = roles(row, row[3], pos);
            } else {
                frame.roles = roles(row, pos == 'v' ? "subj > obj" : "agent > on, against, of, with, to", pos);
                for (RolePattern& pattern : frame.roles) pattern.mutual = type->mutual;
            }
            for (const std::string& text : parts_of(row[4], '&')) frame.needs.push_back(need(row, text));
            for (const std::string& word : row.list(0)) {
                frame.word = word;
                frame.order = static_cast<std::uint32_t>(frames_.frames.size());
                const std::size_t space = word.find(' ');
                const std::string head = space == std::string::npos ? word
                                         : pos == 'v'               ? word.substr(0, space)
                                                                    : word.substr(word.rfind(' ') + 1);
                frames_.by_word[std::string(1, pos) + ' ' + head].push_back(frame.order);
                frames_.frames.push_back(frame);
            }
        }
        const auto weight = [&](std::uint32_t index) {
            const Frame& frame = frames_.frames[index];
            std::size_t count = frame.word.find(' ') == std::string::npos ? 0 : 2;
            for (const Need& need : frame.needs) {
                // A lemma that must be there says more than a preposition or a form.
                count += need.kind == NeedKind::object_lemma || need.kind == NeedKind::preposition_lemma ? 2 : 1;
            }
            return count;
        };
        for (auto& [word, list] : frames_.by_word) {
            std::stable_sort(list.begin(), list.end(),
                             [&](std::uint32_t a, std::uint32_t b) { return weight(a) > weight(b); });
        }
    }

    void operators() {
        static constexpr std::array<std::string_view, 3> columns = {"word", "pos", "class"};
        for (const Row& row : rows("operators.tsv", columns, {0, 1})) {
            for (const std::string& word : row.list(0)) frames_.operators[row[1] + ' ' + word] = row[2];
        }
    }

    void bases() {
        std::unordered_set<std::string> verbs;
        for (const auto& [key, list] : frames_.by_word) {
            if (key.starts_with("v ")) verbs.insert(key.substr(2));
        }
        for (const auto& [key, operator_class] : frames_.operators) {
            if (key.starts_with("v ")) verbs.insert(key.substr(2, key.find(' ', 2) - 2));
        }
        std::vector<std::string> sorted(verbs.begin(), verbs.end());
        std::sort(sorted.begin(), sorted.end());
        for (const std::string& verb : sorted) {
            for (std::string& form : verb_forms(verb)) {
                if (!verbs.contains(form)) frames_.verb_bases.try_emplace(std::move(form), verb);
            }
        }
    }

    void compositions() {
        static constexpr std::array<std::string_view, 4> columns = {"class", "act", "type", "status"};
        for (const Row& row : rows("compositions.tsv", columns, {0, 1})) {
            Composition composition;
            if (row[2] != "same" && !row[2].empty()) {
                if (ontology_.find(row[2]) == nullptr)
                    row.fail("'" + row[2] + "' is no relation type of ontology.json");
                composition.type = row[2];
            }
            if (!row[3].empty() && row[3] != "same") {
                composition.status = status_from(row[3]);
                if (!composition.status)
                    row.fail("expected a status (happened, planned, hypothetical, denied), found '" + row[3] + "'");
            }
            if (row[1] != "any" && !plover_from(row[1]) && ontology_.find(row[1]) == nullptr)
                row.fail("'" + row[1] + "' is neither a relation type, nor a PLOVER type, nor 'any'");
            frames_.compositions[row[0] + ' ' + row[1]] = composition;
        }
    }

    Frames& frames_;
    const Ontology& ontology_;
    const std::string& directory_;
};

}  // namespace

const std::vector<std::uint32_t>* Frames::find(char pos, std::string_view lemma) const {
    std::string key{pos, ' '};
    key += lemma;
    const auto it = by_word.find(key);
    return it == by_word.end() ? nullptr : &it->second;
}

std::string_view Frames::sense(char pos, std::string_view lemma) const {
    std::string key{pos, ' '};
    key += lemma;
    const auto it = senses.find(key);
    return it == senses.end() ? std::string_view() : std::string_view(it->second);
}

const std::string* Frames::operator_class(char pos, std::string_view lemma) const {
    std::string key{pos, ' '};
    key += lemma;
    const auto it = operators.find(key);
    return it == operators.end() ? nullptr : &it->second;
}

const Composition* Frames::compose(const std::string& operator_class, const std::string& type, Plover plover) const {
    for (const std::string& act : {type, std::string(name(plover)), std::string("any")}) {
        const auto it = compositions.find(operator_class + ' ' + act);
        if (it != compositions.end()) return &it->second;
    }
    return nullptr;
}

void load_frames(Frames& frames, const Ontology& ontology, const std::string& directory) {
    FrameLoader(frames, ontology, directory).load();
}

}  // namespace entente

// A validator of our own: what the format and the tree must keep.
#include <charconv>
#include <istream>

#include "entente/base/text.hpp"
#include "entente/language/conllu.hpp"

namespace entente {
namespace {

// One sentence while its lines are read.
struct Checked {
    std::string text;  // of "# text"
    bool has_text = false;
    std::string surface;  // what the words spell
    std::vector<std::size_t> heads;
    std::size_t range_last = 0;
    std::size_t line = 0;
};

class Checker {
public:
    explicit Checker(std::vector<std::string>& faults) : faults_(faults) {}

    void comment(std::string_view text) {
        if (!text.starts_with("# text = ")) return;
        sentence_.has_text = true;
        sentence_.text = text.substr(9);
    }

    void word(std::string_view row) {
        const auto columns = split(row, '\t');
        if (columns.size() != 10) return fault("expected 10 columns, found " + std::to_string(columns.size()));
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (columns[i].empty()) fault("column " + std::to_string(i + 1) + " is empty");
            const bool may_hold_space = i == 1 || i == 2 || i == 9;
            if (!may_hold_space && columns[i].find(' ') != std::string_view::npos) {
                fault("column " + std::to_string(i + 1) + " holds a blank");
            }
        }
        const std::size_t next = sentence_.heads.size() + 1;
        if (const std::size_t dash = columns[0].find('-'); dash != std::string_view::npos) {
            const auto first = number(columns[0].substr(0, dash)), last = number(columns[0].substr(dash + 1));
            if (first != next || last < first || first <= sentence_.range_last) fault("a range out of place");
            sentence_.range_last = last;
            spell(columns);
            return;
        }
        if (columns[0].find('.') != std::string_view::npos) return;
        if (number(columns[0]) != next) fault("expected id " + std::to_string(next));
        if (!upos_from(columns[3])) fault("unknown UPOS " + std::string(columns[3]));
        if (!ptag_from(columns[4])) fault("unknown XPOS " + std::string(columns[4]));
        if (columns[7] == "_" || !label_from(columns[7])) fault("unknown label " + std::string(columns[7]));
        const std::size_t head = columns[6] == "_" ? unknown : number(columns[6]);
        if (head == unknown) fault("no head");
        if ((head == 0) != (columns[7] == "root")) fault("the label root and the head 0 go together");
        sentence_.heads.push_back(head);
        if (next > sentence_.range_last) spell(columns);
    }

    void end() {
        const std::size_t n = sentence_.heads.size();
        std::size_t roots = 0;
        for (std::size_t i = 0; i < n; ++i) {
            roots += sentence_.heads[i] == 0;
            if (sentence_.heads[i] != unknown && sentence_.heads[i] > n) fault("a head past the last word");
        }
        if (n == 0) fault("a sentence without words");
        if (n > 0 && roots != 1) fault("expected one root, found " + std::to_string(roots));
        for (std::size_t i = 0; i < n; ++i) {
            std::size_t at = i + 1, steps = 0;
            while (at != 0 && at <= n && steps++ <= n) at = sentence_.heads[at - 1];
            if (steps > n) {
                fault("word " + std::to_string(i + 1) + " is in a cycle");
                break;
            }
        }
        if (sentence_.range_last > n) fault("a range past the last word");
        while (!sentence_.surface.empty() && sentence_.surface.back() == ' ') sentence_.surface.pop_back();
        if (!sentence_.has_text) {
            fault("no # text");
        } else if (sentence_.surface != sentence_.text) {
            fault("the words spell \"" + sentence_.surface + "\", # text is \"" + sentence_.text + "\"");
        }
        sentence_ = Checked();
    }

    std::size_t line = 0;

private:
    static constexpr std::size_t unknown = static_cast<std::size_t>(-1);

    void fault(const std::string& message) { faults_.push_back("line " + std::to_string(line) + ": " + message); }

    static std::size_t number(std::string_view text) {
        std::size_t value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        return error == std::errc() && end == text.data() + text.size() ? value : unknown;
    }

    void spell(const std::vector<std::string_view>& columns) {
        sentence_.surface += columns[1];
        bool space = true;
        for (const std::string_view item : split(columns[9], '|')) space = space && item != "SpaceAfter=No";
        if (space) sentence_.surface += ' ';
    }

    std::vector<std::string>& faults_;
    Checked sentence_;
};

}  // namespace

std::vector<std::string> conllu_faults(std::istream& in) {
    std::vector<std::string> faults;
    Checker checker(faults);
    bool inside = false;
    for (std::string line; std::getline(in, line);) {
        ++checker.line;
        if (line.empty()) {
            if (inside) checker.end();
            inside = false;
        } else if (line[0] == '#') {
            checker.comment(line);
        } else {
            inside = true;
            checker.word(line);
        }
    }
    if (inside) {
        faults.emplace_back("the last sentence is not followed by an empty line");
        checker.end();
    }
    return faults;
}

}  // namespace entente

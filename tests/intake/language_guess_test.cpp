#include "intake/language_guess.hpp"

#include <catch2/catch.hpp>

using namespace entente::intake;

TEST_CASE("a paragraph shows its language") {
    const auto [language, text] = GENERATE(table<std::string, std::string>({
        {"en", "The two presidents met on Friday and agreed that the talks would go on, officials said."},
        {"de",
         "Die beiden Präsidenten trafen sich am Freitag und einigten sich darauf, dass die Gespräche weitergehen."},
        {"fr", "Les deux présidents se sont rencontrés vendredi et ont décidé que les discussions se poursuivraient."},
        {"es",
         "Los dos presidentes se reunieron el viernes y acordaron que las conversaciones continuarán en la capital."},
        {"it",
         "I due presidenti si sono incontrati venerdì e hanno deciso che i colloqui continueranno nella capitale."},
        {"pt",
         "Os dois presidentes reuniram-se na sexta-feira e decidiram que as conversações não vão parar, mas é cedo "
         "para dizer."},
        {"nl", "De twee presidenten hebben elkaar vrijdag ontmoet en besloten dat de gesprekken worden voortgezet."},
        {"pl", "Prezydenci spotkali się w piątek i uzgodnili, że rozmowy będą kontynuowane, ale nie w stolicy."},
        {"tr",
         "İki cumhurbaşkanı cuma günü bir araya geldi ve görüşmelerin devam etmesi için bu kararı aldı, ancak daha çok "
         "zaman var."},
        {"sv",
         "De två presidenterna träffades på fredagen och kom överens om att samtalen ska fortsätta, men inte för "
         "alla."},
        {"id",
         "Kedua presiden bertemu pada hari Jumat dan sepakat bahwa pembicaraan akan dilanjutkan dengan cara yang tidak "
         "sama."},
        {"ru",
         "Президенты встретились в пятницу и договорились, что переговоры продолжатся, сообщили официальные лица. Это "
         "был первый визит."},
        {"uk", "Президенти зустрілися в п'ятницю і домовилися, що переговори триватимуть, її підтримали всі."},
        {"zh", "两国元首周五会晤，同意继续谈判。"},
        {"ja", "両国の大統領は金曜日に会談し、協議を続けることで合意した。"},
        {"ko", "양국 대통령은 금요일에 만나 회담을 계속하기로 합의했다."},
        {"ar", "التقى الرئيسان يوم الجمعة واتفقا على مواصلة المحادثات."},
        {"fa",
         "دو رئیس‌جمهور روز جمعه دیدار کردند و توافق کردند که "
         "گفتگوها "
         "ادامه "
         "یابد."},
        {"he", "שני הנשיאים נפגשו ביום שישי והסכימו להמשיך בשיחות."},
        {"el", "Οι δύο πρόεδροι συναντήθηκαν την Παρασκευή και συμφώνησαν."},
        {"hi", "दोनों राष्ट्रपति शुक्रवार को मिले।"},
    }));
    INFO(text);
    CHECK(guess_language(text) == language);
}

TEST_CASE("what is too short to tell is English, unless the page says otherwise") {
    CHECK(guess_language("Putin") == "en");
    CHECK(guess_language("Syrian Civil War, Iran–Israel conflict during the Syrian Civil War") == "en");
    CHECK(guess_language("China's Li Na defeats Slovakia's Dominika Cibulková 7-63, 6-0 to win the women's final.") ==
          "en");
    CHECK(guess_language("") == "en");
    CHECK(guess_language("Erdoğan Ankara", "tr-TR") == "tr");
    CHECK(guess_language("The two presidents met on Friday and agreed to go on.", "de") == "en");
}

TEST_CASE("languages are named by their two letters") {
    CHECK(language_code("en-GB") == "en");
    CHECK(language_code(" EN_us ") == "en");
    CHECK(language_code("English") == "en");
    CHECK(language_code("rus") == "ru");
    CHECK(language_code("?") == "");
}

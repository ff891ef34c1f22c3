#include "app/ordered_workers.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>

using entente::app::OrderedWorkers;

namespace {

using Workers = OrderedWorkers<int, std::string>;

Workers::Work slow_for_some() {
    return [](int&& item) {
        if (item % 7 == 0) std::this_thread::sleep_for(std::chrono::microseconds(300));
        if (item == 13) throw std::runtime_error("thirteen");
        return std::to_string(item);
    };
}

}  // namespace

TEST_CASE("results come in the order of the items, and a failure in its place") {
    Workers workers(4, 16, 1000, slow_for_some);
    std::thread producer([&] {
        for (int i = 0; i < 500; ++i) workers.put(int{i}, 1);
        workers.close();
    });
    int next = 0;
    while (true) {
        if (next == 13) {
            CHECK_THROWS_WITH(workers.take(), "thirteen");
            ++next;
            continue;
        }
        const auto result = workers.take();
        if (!result) break;
        CHECK(*result == std::to_string(next));
        ++next;
    }
    CHECK(next == 500);
    producer.join();
}

TEST_CASE("an item heavier than the limit passes alone") {
    Workers workers(2, 16, 10, slow_for_some);
    std::thread producer([&] {
        for (int i = 1; i < 10; ++i) workers.put(int{i}, 100);
        workers.close();
    });
    int count = 0;
    while (workers.take()) ++count;
    CHECK(count == 9);
    producer.join();
}

TEST_CASE("stopping wakes the producer, and a thread that cannot begin is an error") {
    Workers workers(1, 1, 1, slow_for_some);
    std::thread producer([&] {
        while (workers.put(1, 1)) {
        }
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    workers.stop();
    producer.join();

    Workers broken(2, 4, 4, []() -> Workers::Work { throw std::runtime_error("no model"); });
    CHECK_THROWS_WITH(broken.take(), "no model");
}

// N threads work; what they make comes out in the order in which it was put in. Bounded: a fast producer waits.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace entente::app {

// One thread puts, one takes. `weight` is what an item costs in memory, in whatever unit the limit is.
template <typename In, typename Out>
class OrderedWorkers {
public:
    // `make_work` is called once in each thread and answers what that thread runs on each item.
    using Work = std::function<Out(In&&)>;
    OrderedWorkers(std::size_t threads, std::size_t max_items, std::uint64_t max_weight,
                   std::function<Work()> make_work)
        : max_items_(max_items), max_weight_(max_weight), make_work_(std::move(make_work)) {
        for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
    }

    ~OrderedWorkers() {
        stop();
        for (std::thread& thread : threads_) thread.join();
    }
    OrderedWorkers(const OrderedWorkers&) = delete;
    OrderedWorkers& operator=(const OrderedWorkers&) = delete;

    // False when the work was stopped: nothing that is put is worked on any more.
    bool put(In&& item, std::uint64_t weight) {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [&] {
            return stopped_ || slots_.empty() || (slots_.size() < max_items_ && weight_ + weight <= max_weight_);
        });
        if (stopped_) return false;
        auto slot = std::make_shared<Slot>();
        slot->in.emplace(std::move(item));
        slot->weight = weight;
        weight_ += weight;
        slots_.push_back(slot);
        waiting_.push_back(std::move(slot));
        lock.unlock();
        ready_to_work_.notify_one();
        return true;
    }

    // No more items will come.
    void close() {
        const std::lock_guard lock(mutex_);
        closed_ = true;
        ready_to_work_.notify_all();
        done_.notify_all();
    }

    // Whether take() would answer at once.
    bool ready() {
        const std::lock_guard lock(mutex_);
        return front_is_done();
    }

    // The next result; nothing when all are taken and it is closed. Rethrows what the work threw.
    std::optional<Out> take() {
        std::unique_lock lock(mutex_);
        done_.wait(lock, [&] { return front_is_done() || (closed_ && slots_.empty()) || broken_; });
        if (broken_) std::rethrow_exception(broken_);
        if (slots_.empty()) return std::nullopt;
        const std::shared_ptr<Slot> slot = std::move(slots_.front());
        slots_.pop_front();
        weight_ -= slot->weight;
        lock.unlock();
        room_.notify_one();
        if (slot->failed) std::rethrow_exception(slot->failed);
        return std::move(slot->out);
    }

    // Drops what is not yet worked on, and wakes everybody.
    void stop() {
        const std::lock_guard lock(mutex_);
        stopped_ = true;
        waiting_.clear();
        room_.notify_all();
        ready_to_work_.notify_all();
    }

private:
    struct Slot {
        std::optional<In> in;
        std::optional<Out> out;
        std::exception_ptr failed;
        std::uint64_t weight = 0;
        bool done = false;
    };

    bool front_is_done() const { return !slots_.empty() && slots_.front()->done; }

    void work() {
        Work run;
        try {
            run = make_work_();
        } catch (...) {
            const std::lock_guard lock(mutex_);
            broken_ = std::current_exception();
            done_.notify_all();
            return;
        }
        std::unique_lock lock(mutex_);
        while (true) {
            ready_to_work_.wait(lock, [&] { return stopped_ || closed_ || !waiting_.empty(); });
            if (waiting_.empty()) return;
            const std::shared_ptr<Slot> slot = std::move(waiting_.front());
            waiting_.pop_front();
            lock.unlock();
            try {
                slot->out.emplace(run(std::move(*slot->in)));
            } catch (...) {
                slot->failed = std::current_exception();
            }
            slot->in.reset();
            lock.lock();
            slot->done = true;
            done_.notify_one();
        }
    }

    const std::size_t max_items_;
    const std::uint64_t max_weight_;
    const std::function<Work()> make_work_;
    std::mutex mutex_;
    std::condition_variable room_, ready_to_work_, done_;
    std::deque<std::shared_ptr<Slot>> slots_;    // in the order of put; the front is the next to be taken
    std::deque<std::shared_ptr<Slot>> waiting_;  // not yet begun
    std::uint64_t weight_ = 0;
    bool closed_ = false;
    bool stopped_ = false;
    std::exception_ptr broken_;  // a thread could not begin
    std::vector<std::thread> threads_;
};

}  // namespace entente::app

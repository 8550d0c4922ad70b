#include "xlsx_io/read/side_by_side.h"

#if SKILLMAP_WITH_THREADS
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <system_error>
#include <thread>
#endif

namespace skillmap::xlsx {
namespace {

void run_one_after_another(std::size_t count, const std::function<void(std::size_t)>& job,
                           const std::function<bool(std::size_t)>& take) {
    for (std::size_t i = 0; i < count; ++i) {
        job(i);
        if (!take(i)) return;
    }
}

#if SKILLMAP_WITH_THREADS

// Threads that take the next job as long as there is one. They have ended when the crew has.
class Crew {
  public:
    Crew(std::size_t count, std::size_t ahead, const std::function<void(std::size_t)>& job)
        : count_(count), ahead_(ahead), job_(job) {}
    Crew(const Crew&) = delete;
    Crew& operator=(const Crew&) = delete;
    ~Crew() {
        {
            const std::lock_guard lock(mutex_);
            next_ = count_;
        }
        may_begin_.notify_all();
        for (std::thread& thread : threads_) thread.join();
    }

    /// As many threads as the system gives. False where it is none.
    bool start(std::size_t threads) {
        try {
            while (threads_.size() < threads) threads_.emplace_back([this] { work(); });
        } catch (const std::system_error&) {  // there are no more
        }
        return !threads_.empty();
    }

    /// Until the job has ended. Throws what the job threw.
    void wait_for(std::size_t i) {
        std::unique_lock lock(mutex_);
        has_ended_.wait(lock, [&] { return ended_.contains(i); });
        if (const std::exception_ptr thrown = ended_[i]) std::rethrow_exception(thrown);
    }

    void taken(std::size_t i) {
        {
            const std::lock_guard lock(mutex_);
            ended_.erase(i);
            taken_ = i + 1;
        }
        may_begin_.notify_all();
    }

  private:
    std::optional<std::size_t> next_job() {
        std::unique_lock lock(mutex_);
        may_begin_.wait(lock, [this] { return next_ == count_ || next_ < taken_ + ahead_; });
        return next_ == count_ ? std::nullopt : std::optional(next_++);
    }

    void work() {
        while (const auto i = next_job()) {
            std::exception_ptr thrown;
            try {
                job_(*i);
            } catch (...) {
                thrown = std::current_exception();
            }
            {
                const std::lock_guard lock(mutex_);
                ended_[*i] = thrown;
            }
            has_ended_.notify_one();
        }
    }

    const std::size_t count_;
    const std::size_t ahead_;
    const std::function<void(std::size_t)>& job_;
    std::mutex mutex_;
    std::condition_variable may_begin_;
    std::condition_variable has_ended_;
    std::size_t next_ = 0;                             // the job that begins next
    std::size_t taken_ = 0;                            // so many were
    std::map<std::size_t, std::exception_ptr> ended_;  // not taken yet
    std::vector<std::thread> threads_;
};

#endif

}  // namespace

std::size_t cores() {
#if SKILLMAP_WITH_THREADS
    return std::max<std::size_t>(std::thread::hardware_concurrency(), 1);
#else
    return 1;
#endif
}

void run_side_by_side(std::size_t count, std::size_t at_once,
                      const std::function<void(std::size_t)>& job,
                      const std::function<bool(std::size_t)>& take) {
#if SKILLMAP_WITH_THREADS
    if (const std::size_t threads = std::min(count, at_once); threads > 1) {
        Crew crew(count, most_begun(at_once), job);
        if (crew.start(threads)) {
            for (std::size_t i = 0; i < count; ++i) {
                crew.wait_for(i);
                if (!take(i)) return;
                crew.taken(i);
            }
            return;
        }
    }
#endif
    run_one_after_another(count, job, take);
}

}  // namespace skillmap::xlsx

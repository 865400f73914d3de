// Workload W on the wheel, one timer lane and one source register.
#include <stdlib.h>

#include "sampling.h"
#include "wheel.h"

enum { completion = 1, tick = 2 };
enum { none = 0xffffffffu, histogram_size = 7424 };

typedef struct {
  int64_t time;
  uint32_t slot, generation;
} Timer;

typedef struct {
  int64_t arrival;
  uint32_t target, next, timed_out, unused;
} Request;

typedef struct {
  uint64_t stream;
  int64_t next_service;
  uint32_t busy, first_waiting, last_waiting, unused;
} Target;

typedef struct {
  Wheel wheel;
  Timer *timers;
  uint64_t timer_mask, timer_head, timer_tail;
  uint32_t *generations;
  Request *requests;
  Target *targets;
  uint64_t *histogram;
  uint64_t *arrivals_per_second, *completions_per_second;
  uint64_t arrivals, arrival_stream, second;
  uint64_t completed, timed_out, events, fingerprint;
  int64_t now, next_arrival, next_gap, horizon, lane_bound, bound, delay;
  double mean_gap;
  uint32_t target_count, workers, next_target;
  uint32_t free_request, request_count, request_capacity;
} World;

static inline void start_service(World *w, Target *target, uint32_t slot) {
  wheel_insert(&w->wheel, (uint64_t)(w->now + target->next_service),
               (uint64_t)completion << 56 | slot);
  target->next_service = rounded(lognormal(&target->stream) * 12e6);
}

static void grow_timers(World *w) {
  uint64_t capacity = w->timer_mask + 1;
  Timer *larger = malloc(2 * capacity * sizeof(Timer));
  for (uint64_t i = w->timer_head; i != w->timer_tail; i++) {
    larger[i & (2 * capacity - 1)] = w->timers[i & w->timer_mask];
  }
  free(w->timers);
  w->timers = larger;
  w->timer_mask = 2 * capacity - 1;
}

static inline bool discard_stale_head(World *w) {
  if (w->timer_head == w->timer_tail) return false;
  Timer *timer = &w->timers[w->timer_head & w->timer_mask];
  if (w->generations[timer->slot] == timer->generation) return false;
  w->timer_head++;
  return true;
}

static inline void arm(World *w, uint32_t slot) {
  if (discard_stale_head(w)) discard_stale_head(w);
  if (w->timer_tail - w->timer_head > w->timer_mask) grow_timers(w);
  int64_t time = w->now + w->delay;
  w->timers[w->timer_tail++ & w->timer_mask] = (Timer){time, slot, w->generations[slot]};
  if (time < w->lane_bound) w->lane_bound = time;
}

static void add_request(World *w) {
  if (w->request_count == w->request_capacity) {
    w->request_capacity *= 2;
    w->requests = realloc(w->requests, w->request_capacity * sizeof(Request));
    w->generations = realloc(w->generations, w->request_capacity * sizeof(uint32_t));
  }
  w->generations[w->request_count] = 0;
  w->requests[w->request_count].next = none;
  w->free_request = w->request_count++;
}

static inline void arrive(World *w) {
  if (w->free_request == none) add_request(w);
  uint32_t slot = w->free_request, number = w->next_target;
  Request *request = &w->requests[slot];
  w->free_request = request->next;
  *request = (Request){w->now, number, none, 0, 0};
  w->next_target = number + 1 == w->target_count ? 0 : number + 1;
  w->arrivals++;
  arm(w, slot);
  Target *target = &w->targets[number];
  if (target->busy < w->workers) {
    target->busy++;
    start_service(w, target, slot);
  } else {
    if (target->first_waiting == none) target->first_waiting = slot;
    else w->requests[target->last_waiting].next = slot;
    target->last_waiting = slot;
  }
  w->next_arrival = w->now + w->next_gap;
  w->next_gap = rounded(exponential(&w->arrival_stream) * w->mean_gap);
}

static inline void release(World *w, uint32_t slot) {
  w->requests[slot].next = w->free_request;
  w->free_request = slot;
}

static inline void record(World *w, uint64_t value) {
  uint64_t shift = 56 - (uint64_t)__builtin_clzll(value | 128);
  w->histogram[shift * 128 + (value >> shift)]++;
}

static inline void complete(World *w, uint32_t slot) {
  Request *request = &w->requests[slot];
  Target *target = &w->targets[request->target];
  if (!request->timed_out) {
    w->generations[slot]++;
    record(w, (uint64_t)(w->now - request->arrival));
    w->completed++;
  }
  release(w, slot);
  for (;;) {
    uint32_t next = target->first_waiting;
    if (next == none) {
      target->busy--;
      return;
    }
    target->first_waiting = w->requests[next].next;
    if (!w->requests[next].timed_out) {
      start_service(w, target, next);
      return;
    }
    release(w, next);
  }
}

static inline void note(World *w, uint64_t kind) {
  w->events++;
  w->fingerprint = (w->fingerprint ^ (uint64_t)w->now ^ kind << 56) * 0x9e3779b97f4a7c15ull;
  w->fingerprint ^= w->fingerprint >> 32;
}

static void expire(World *w) {
  while (discard_stale_head(w)) {}
  int64_t due = w->lane_bound;
  w->lane_bound =
      w->timer_head == w->timer_tail ? INT64_MAX : w->timers[w->timer_head & w->timer_mask].time;
  if (w->lane_bound != due) return;
  uint32_t slot = w->timers[w->timer_head++ & w->timer_mask].slot;
  w->now = due;
  note(w, 3);
  w->requests[slot].timed_out = 1;
  w->timed_out++;
  w->generations[slot]++;
  while (discard_stale_head(w)) {}
  w->lane_bound =
      w->timer_head == w->timer_tail ? INT64_MAX : w->timers[w->timer_head & w->timer_mask].time;
}

static void run(World *w) {
  for (;;) {
    int64_t bound = w->next_arrival < w->lane_bound ? w->next_arrival : w->lane_bound;
    Pending event;
    if (wheel_remove(&w->wheel, bound < w->horizon ? bound : w->horizon, &event)) {
      w->now = (int64_t)event.time;
      note(w, event.event >> 56);
      if (event.event >> 56 == completion) {
        complete(w, (uint32_t)event.event);
      } else {
        w->arrivals_per_second[w->second] = w->arrivals;
        w->completions_per_second[w->second++] = w->completed;
        wheel_insert(&w->wheel, (uint64_t)w->now + 1000000000u, (uint64_t)tick << 56);
      }
    } else if (bound > w->horizon) {
      return;
    } else if (w->next_arrival == bound) {
      w->now = bound;
      note(w, 0);
      arrive(w);
    } else {
      expire(w);
    }
  }
}

static World *make(double rate, uint32_t targets, uint32_t workers, double seconds, uint64_t seed) {
  World *w = calloc(1, sizeof(World));
  wheel_init(&w->wheel);
  w->target_count = targets;
  w->workers = workers;
  w->mean_gap = 1e9 / rate;
  w->horizon = rounded(seconds * 1e9);
  w->delay = 1000000000;
  w->lane_bound = INT64_MAX;
  w->timer_mask = 63;
  w->timers = malloc(64 * sizeof(Timer));
  w->request_capacity = 64;
  w->requests = malloc(64 * sizeof(Request));
  w->generations = malloc(64 * sizeof(uint32_t));
  w->free_request = none;
  w->targets = malloc(targets * sizeof(Target));
  w->histogram = calloc(histogram_size, sizeof(uint64_t));
  w->arrivals_per_second = malloc((size_t)(seconds + 2) * sizeof(uint64_t));
  w->completions_per_second = malloc((size_t)(seconds + 2) * sizeof(uint64_t));
  for (uint32_t i = 0; i < targets; i++) {
    Target target = {stream_state(seed, i + 1), 0, 0, none, none, 0};
    target.next_service = rounded(lognormal(&target.stream) * 12e6);
    w->targets[i] = target;
  }
  w->fingerprint = 0xcbf29ce484222325ull;
  w->arrival_stream = stream_state(seed, 0);
  w->next_arrival = rounded(exponential(&w->arrival_stream) * w->mean_gap);
  w->next_gap = rounded(exponential(&w->arrival_stream) * w->mean_gap);
  wheel_insert(&w->wheel, 1000000000u, (uint64_t)tick << 56);
  return w;
}

WorkloadResult reference_workload_w(
    double rate, uint32_t targets, uint32_t workers, double seconds, uint64_t seed) {
  World *w = make(rate, targets, workers, seconds, seed);
  run(w);
  WorkloadResult result = {w->arrivals, w->completed, w->timed_out, w->events, w->fingerprint, 0};
  for (unsigned i = 0; i < histogram_size; i++) {
    result.histogram_hash = (result.histogram_hash ^ w->histogram[i]) * 0x9e3779b97f4a7c15ull;
    result.histogram_hash ^= result.histogram_hash >> 32;
  }
  wheel_free(&w->wheel);
  free(w->timers);
  free(w->generations);
  free(w->requests);
  free(w->targets);
  free(w->histogram);
  free(w->arrivals_per_second);
  free(w->completions_per_second);
  free(w);
  return result;
}

// The adaptive radix wheel of SimulationKernel, written in C from the same description.
#ifndef WHEEL_H
#define WHEEL_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
  uint64_t time, event;
} Pending;

typedef struct Chunk Chunk;

typedef struct {
  char *end;
  Chunk *first_chunk;
  Pending events[7];
} Bucket;

typedef struct {
  uint64_t shift, occupied, unused[14];
  Bucket buckets[64];
} Rung;

typedef struct {
  uint64_t base, near_end;
  Pending *near, *near_limit, *near_first, *near_last;
  int64_t near_capacity;
  Rung *rung_for_zeros[64];
  Rung *rungs[64];
  int finest, rung_count;
  Chunk *free_chunks;
  char *slabs;
} Wheel;

void wheel_init(Wheel *wheel);
void wheel_free(Wheel *wheel);
bool wheel_refill(Wheel *wheel, int64_t limit);
bool wheel_make_room(Wheel *wheel, Pending event);
void wheel_extend(Wheel *wheel, Bucket *bucket);

static inline void wheel_append(Wheel *wheel, Bucket *bucket, Pending event) {
  if (((uintptr_t)bucket->end & 127) == 0) wheel_extend(wheel, bucket);
  *(Pending *)bucket->end = event;
  bucket->end += sizeof(Pending);
}

static inline void wheel_file(Wheel *wheel, Pending event) {
  Rung *rung = wheel->rung_for_zeros[__builtin_clzll((event.time ^ wheel->base) | 1)];
  uint64_t digit = event.time >> rung->shift & 63;
  rung->occupied |= 1ull << digit;
  wheel_append(wheel, &rung->buckets[digit], event);
}

static inline void wheel_insert(Wheel *wheel, uint64_t time, uint64_t word) {
  Pending event = {time, word};
  if (time >= wheel->near_end) {
    wheel_file(wheel, event);
    return;
  }
  if (wheel->near_last == wheel->near_limit && !wheel_make_room(wheel, event)) return;
  Pending *place = wheel->near_last++;
  for (; place != wheel->near_first && place[-1].time > time; place--) *place = place[-1];
  *place = event;
}

static inline bool wheel_remove(Wheel *wheel, int64_t limit, Pending *event) {
  if (wheel->near_first == wheel->near_last && !wheel_refill(wheel, limit)) return false;
  if ((int64_t)wheel->near_first->time > limit) return false;
  *event = *wheel->near_first++;
  return true;
}

#endif

#include "wheel.h"

#include <stdlib.h>
#include <string.h>

enum { chunk_size = 1024, events_per_chunk = 63, chunks_per_slab = 64, usual_near = 64 };

struct Chunk {
  Chunk *next;
  uint64_t ordinal;
  Pending events[events_per_chunk];
};

_Static_assert(sizeof(Bucket) == 128 && sizeof(Chunk) == chunk_size, "layout");

static inline uint64_t min_of(uint64_t a, uint64_t b) { return a < b ? a : b; }
static inline uint64_t max_of(uint64_t a, uint64_t b) { return a > b ? a : b; }

static Chunk *take_chunk(Wheel *wheel, uint64_t ordinal) {
  if (!wheel->free_chunks) {
    size_t size = (size_t)chunk_size * (chunks_per_slab + 1);
    char *slab = aligned_alloc(chunk_size, size);
    *(char **)slab = wheel->slabs;
    wheel->slabs = slab;
    for (int i = 1; i <= chunks_per_slab; i++) {
      Chunk *chunk = (Chunk *)(slab + i * chunk_size);
      chunk->next = wheel->free_chunks;
      wheel->free_chunks = chunk;
    }
  }
  Chunk *chunk = wheel->free_chunks;
  wheel->free_chunks = chunk->next;
  chunk->next = NULL;
  chunk->ordinal = ordinal;
  return chunk;
}

static inline bool is_inline(const Bucket *bucket) {
  return (uintptr_t)(bucket->end - (char *)bucket->events) <= sizeof bucket->events;
}

static Chunk *chunk_ending_at(char *end) {
  return (Chunk *)(((uintptr_t)end - 1) & ~(uintptr_t)(chunk_size - 1));
}

static inline void empty_bucket(Bucket *bucket) { bucket->end = (char *)bucket->events; }

static uint64_t bucket_count(const Bucket *bucket) {
  if (is_inline(bucket)) return (uint64_t)(bucket->end - (char *)bucket->events) / 16;
  Chunk *last = chunk_ending_at(bucket->end);
  return 7 + last->ordinal * events_per_chunk
         + (uint64_t)(bucket->end - (char *)last->events) / 16;
}

void wheel_extend(Wheel *wheel, Bucket *bucket) {
  char *end = bucket->end;
  if (end == (char *)(bucket + 1)) {
    Chunk *chunk = take_chunk(wheel, 0);
    bucket->first_chunk = chunk;
    bucket->end = (char *)chunk->events;
  } else if (((uintptr_t)end & (chunk_size - 1)) == 0) {
    Chunk *last = (Chunk *)(end - chunk_size);
    Chunk *chunk = take_chunk(wheel, last->ordinal + 1);
    last->next = chunk;
    bucket->end = (char *)chunk->events;
  }
}

static void add_rung(Wheel *wheel, uint64_t shift) {
  uint64_t top = wheel->finest < 0 ? 63 : wheel->rungs[wheel->finest]->shift;
  wheel->finest++;
  if (wheel->finest == wheel->rung_count) {
    Rung *rung = aligned_alloc(128, sizeof(Rung));
    memset(rung, 0, sizeof(Rung));
    for (int i = 0; i < 64; i++) empty_bucket(&rung->buckets[i]);
    wheel->rungs[wheel->rung_count++] = rung;
  }
  Rung *rung = wheel->rungs[wheel->finest];
  rung->shift = shift;
  rung->occupied = 0;
  for (uint64_t bit = shift; bit < top; bit++) wheel->rung_for_zeros[63 - bit] = rung;
  wheel->near_end = ((wheel->base >> shift) + 1) << shift;
}

static uint64_t bits_for(uint64_t count, uint64_t limit) {
  uint64_t wanted = count < 4 ? 0 : 64 - (uint64_t)__builtin_clzll(count / 4);
  return min_of(min_of(max_of(wanted, 1), 6), limit);
}

typedef void Visit(Wheel *wheel, void *context, Pending event);

static inline void drain(Wheel *wheel, Bucket *bucket, Visit *visit, void *context) {
  bool single = is_inline(bucket);
  char *end = bucket->end;
  Pending *stop = single ? (Pending *)end : bucket->events + 7;
  for (Pending *event = bucket->events; event != stop; event++) visit(wheel, context, *event);
  Chunk *chunk = single ? NULL : bucket->first_chunk;
  while (chunk) {
    Chunk *next = chunk->next;
    stop = next ? chunk->events + events_per_chunk : (Pending *)end;
    for (Pending *event = chunk->events; event != stop; event++) visit(wheel, context, *event);
    chunk->next = wheel->free_chunks;
    wheel->free_chunks = chunk;
    chunk = next;
  }
  empty_bucket(bucket);
}

typedef struct {
  Rung *rung;
  uint64_t shift, occupied;
} Spread;

static inline void spread(Wheel *wheel, void *context, Pending event) {
  Spread *to = context;
  uint64_t digit = event.time >> to->shift & 63;
  to->occupied |= 1ull << digit;
  wheel_append(wheel, &to->rung->buckets[digit], event);
}

static void divide(Wheel *wheel, Bucket *bucket, uint64_t shift) {
  uint64_t finer = shift - bits_for(bucket_count(bucket), shift);
  add_rung(wheel, finer);
  Spread to = {wheel->rungs[wheel->finest], finer, 0};
  drain(wheel, bucket, spread, &to);
  to.rung->occupied = to.occupied;
}

static void grow_near(Wheel *wheel, int64_t count) {
  int64_t limit = count > usual_near ? count : usual_near;
  if (limit > wheel->near_capacity) {
    Pending *larger = calloc((size_t)limit, sizeof(Pending));
    int64_t used = wheel->near_last - wheel->near_first;
    memcpy(larger, wheel->near_first, (size_t)used * sizeof(Pending));
    free(wheel->near);
    wheel->near = wheel->near_first = larger;
    wheel->near_last = larger + used;
    wheel->near_capacity = limit;
  }
  wheel->near_limit = wheel->near + limit;
}

static inline void move_to_near(Wheel *wheel, void *context, Pending event) {
  (void)context;
  *wheel->near_last++ = event;
}

#define ORDER(a, b)                                        \
  do {                                                     \
    uint64_t low = min_of(a, b), high = max_of(a, b);      \
    a = low;                                               \
    b = high;                                              \
  } while (0)

static void sort_into_near(Wheel *wheel, Bucket *bucket, uint64_t start) {
  Pending *events = bucket->events, *near = wheel->near;
  int64_t count = (Pending *)bucket->end - events;
#define KEY(i) ((i) < count ? (events[i].time - start) << 3 | (i) : ~7ull)
  uint64_t a = KEY(0), b = KEY(1), c = KEY(2), d = KEY(3), e = KEY(4), f = KEY(5), g = KEY(6);
  ORDER(a, g); ORDER(c, d); ORDER(e, f);
  ORDER(a, c); ORDER(b, e); ORDER(d, g);
  ORDER(a, b); ORDER(c, f); ORDER(d, e);
  ORDER(b, c); ORDER(e, g);
  ORDER(c, d); ORDER(e, f);
  ORDER(b, c); ORDER(d, e); ORDER(f, g);
  near[0] = events[a & 7];
  near[1] = events[b & 7];
  near[2] = events[c & 7];
  near[3] = events[d & 7];
  near[4] = events[e & 7];
  near[5] = events[f & 7];
  near[6] = events[g & 7];
  wheel->near_first = near;
  wheel->near_last = near + count;
  wheel->near_limit = near + usual_near;
  empty_bucket(bucket);
}

bool wheel_refill(Wheel *wheel, int64_t limit) {
  int level = wheel->finest;
  while (wheel->rungs[level]->occupied == 0) {
    if (--level < 0) return false;
  }
  for (;; level++) {
    Rung *rung = wheel->rungs[level];
    uint64_t digit = (uint64_t)__builtin_ctzll(rung->occupied), shift = rung->shift;
    uint64_t start = ((wheel->base >> shift & ~63ull) | digit) << shift;
    if ((int64_t)start > limit) return false;
    wheel->finest = level;
    rung->occupied &= rung->occupied - 1;
    wheel->base = start;
    wheel->near_end = start + (1ull << shift);
    Bucket *bucket = &rung->buckets[digit];
    if (is_inline(bucket)) {
      sort_into_near(wheel, bucket, start);
      return true;
    }
    if (shift == 0) {
      wheel->near_first = wheel->near_last = wheel->near;
      grow_near(wheel, (int64_t)bucket_count(bucket));
      drain(wheel, bucket, move_to_near, NULL);
      return true;
    }
    divide(wheel, bucket, shift);
  }
}

static void divide_near(Wheel *wheel) {
  int64_t count = wheel->near_last - wheel->near_first;
  uint64_t shift = wheel->rungs[wheel->finest]->shift;
  uint64_t differing = max_of(wheel->near_first[count / 2].time, wheel->base) ^ wheel->base;
  if (!differing) differing = max_of(wheel->near_last[-1].time, wheel->base) ^ wheel->base;
  if (!differing) return;
  uint64_t top = 64 - (uint64_t)__builtin_clzll(differing);
  while (shift > top) {
    shift -= min_of(6, shift - top);
    add_rung(wheel, shift);
  }
  add_rung(wheel, top - bits_for((uint64_t)count, min_of(top, 6)));
  Pending *kept = wheel->near_first;
  while (kept != wheel->near_last && kept->time < wheel->near_end) kept++;
  for (Pending *later = kept; later != wheel->near_last; later++) wheel_file(wheel, *later);
  wheel->near_last = kept;
}

bool wheel_make_room(Wheel *wheel, Pending event) {
  if (wheel->near_last - wheel->near_first > usual_near / 4) divide_near(wheel);
  int64_t count = wheel->near_last - wheel->near_first;
  memmove(wheel->near, wheel->near_first, (size_t)count * sizeof(Pending));
  wheel->near_first = wheel->near;
  wheel->near_last = wheel->near + count;
  grow_near(wheel, 2 * count);
  if (event.time < wheel->near_end) return true;
  wheel_file(wheel, event);
  return false;
}

void wheel_init(Wheel *wheel) {
  memset(wheel, 0, sizeof *wheel);
  wheel->finest = -1;
  wheel->near_capacity = usual_near;
  wheel->near = calloc(usual_near, sizeof(Pending));
  wheel->near_first = wheel->near_last = wheel->near;
  wheel->near_limit = wheel->near + usual_near;
  for (int shift = 57; shift >= 21; shift -= 6) add_rung(wheel, (uint64_t)shift);
}

void wheel_free(Wheel *wheel) {
  free(wheel->near);
  for (int i = 0; i < wheel->rung_count; i++) free(wheel->rungs[i]);
  for (char *slab = wheel->slabs, *next; slab; slab = next) {
    next = *(char **)slab;
    free(slab);
  }
}

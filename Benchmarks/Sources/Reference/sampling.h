// Randomness, the same as in Sampling.swift.
#ifndef SAMPLING_H
#define SAMPLING_H

#include <math.h>
#include <stdint.h>

#include "Reference.h"

static inline uint64_t next_word(uint64_t *state) {
  *state += 0xa0761d6478bd642full;
  __uint128_t product = (__uint128_t)*state * (*state ^ 0xe7037ed1a0b428dbull);
  return (uint64_t)(product >> 64) ^ (uint64_t)product;
}

// A state for stream `number` of `seed`; raw consecutive states would correlate.
static inline uint64_t stream_state(uint64_t seed, uint64_t number) {
  uint64_t word = seed + (number + 1) * 0x9e3779b97f4a7c15ull;
  word = (word ^ word >> 30) * 0xbf58476d1ce4e5b9ull;
  word = (word ^ word >> 27) * 0x94d049bb133111ebull;
  return word ^ word >> 31;
}

static inline double unit_interval(uint64_t word) { return (double)(word >> 11) * 0x1p-53; }

double slow_exponential(uint64_t *state, uint64_t layer, double x);

static inline double exponential(uint64_t *state) {
  uint64_t word = next_word(state), layer = word & 255;
  double x = unit_interval(word) * reference_exponential_edges[layer];
  if (x < reference_exponential_edges[layer + 1]) return x;
  return slow_exponential(state, layer, x);
}

static inline double lognormal(uint64_t *state) {
  uint64_t word = next_word(state), cell = word >> 52;
  double fraction = (double)(word & 0xfffffffffffffull) * 0x1p-52;
  double low = reference_lognormal_quantiles[cell];
  return low + fraction * (reference_lognormal_quantiles[cell + 1] - low);
}

// Rounds a number of nanoseconds below 2^51.
static inline int64_t rounded(double nanoseconds) {
  union {
    double value;
    uint64_t bits;
  } sum = {nanoseconds + 0x1.8p52};
  return (int64_t)(sum.bits & 0x000fffffffffffffull) - 0x0008000000000000ll;
}

#endif

#include "sampling.h"

#include <stdlib.h>

static double edges[257], heights[257], quantiles[4097];
static int64_t increments[65536];
const double *const reference_exponential_edges = edges;
const double *const reference_exponential_heights = heights;
const double *const reference_lognormal_quantiles = quantiles;
const int64_t *const reference_increments = increments;

double slow_exponential(uint64_t *state, uint64_t layer, double x) {
  for (;;) {
    // Beyond the last layer the law has no memory.
    if (layer == 0) return edges[1] - log(1 - unit_interval(next_word(state)));
    double height = heights[layer]
                    + (heights[layer + 1] - heights[layer]) * unit_interval(next_word(state));
    if (height < exp(-x)) return x;
    uint64_t word = next_word(state);
    layer = word & 255;
    x = unit_interval(word) * edges[layer];
    if (x < edges[layer + 1]) return x;
  }
}

double reference_log(double value) { return log(value); }
double reference_exp(double value) { return exp(value); }

// The normal quantile by bisection: slow, short, done once.
static double normal_quantile(double probability) {
  double low = -9, high = 9;
  for (int i = 0; i < 60; i++) {
    double middle = (low + high) / 2;
    if (erfc(-middle / sqrt(2)) / 2 < probability) low = middle; else high = middle;
  }
  return low;
}

void reference_prepare(void) {
  // 256 layers of equal area (Marsaglia and Tsang 2000).
  const double tail = 7.69711747013104972, area = 0.0039496598225815571993;
  edges[0] = area * exp(tail);
  edges[1] = tail;
  for (int i = 2; i < 256; i++) edges[i] = -log(exp(-edges[i - 1]) + area / edges[i - 1]);
  edges[256] = 0;
  for (int i = 0; i < 257; i++) heights[i] = exp(-edges[i]);
  for (int i = 0; i <= 4096; i++) {
    double probability = i == 0 ? 1e-5 : i == 4096 ? 1 - 1e-5 : i / 4096.0;
    quantiles[i] = exp(-0.125 + 0.5 * normal_quantile(probability));
  }
  uint64_t state = stream_state(7, 0);
  for (int i = 0; i < 65536; i++) increments[i] = 1 + rounded(exponential(&state) * 1e6);
}

// The benchmarks' workloads in plain C, and what both languages share.
#ifndef REFERENCE_H
#define REFERENCE_H

#include <stdint.h>

// Thread CPU time [ns].
uint64_t reference_thread_nanoseconds(void);
// Wall time [ns].
uint64_t reference_wall_nanoseconds(void);
// Calls of malloc and its relatives by the whole process so far.
uint64_t reference_allocation_count(void);

// Tables that both languages sample from; call `reference_prepare` once before using them.
void reference_prepare(void);
// 257 edges and heights of the exponential ziggurat.
extern const double *const reference_exponential_edges;
extern const double *const reference_exponential_heights;
// 4,097 quantiles of the lognormal law of mean 1 and sigma 0.5.
extern const double *const reference_lognormal_quantiles;
// 65,536 exponential increments of mean 1 ms [ns].
extern const int64_t *const reference_increments;

// libm, for the rare branches of the ziggurat.
double reference_log(double value);
double reference_exp(double value);

// Hold model: removes the earliest event and schedules one later, `holds` times.
typedef struct Hold Hold;
Hold *reference_hold_make(uint64_t pending);
// Returns a hash of the times removed so far.
uint64_t reference_hold_run(Hold *hold, uint64_t holds);
void reference_hold_free(Hold *hold);

typedef struct {
  uint64_t requests, completed, timed_out, events;
  uint64_t fingerprint, histogram_hash;
} WorkloadResult;

// Workload W: see Benchmarks/README.md.
WorkloadResult reference_workload_w(
    double rate, uint32_t targets, uint32_t workers, double seconds, uint64_t seed);

#endif

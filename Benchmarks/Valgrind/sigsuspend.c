// Preloaded under Valgrind. Its own sigsuspend (version 3.19) clears bits in the caller's set, but
// libdispatch, where the main thread of an asynchronous program ends, keeps that set in read-only
// memory, and Valgrind dies of a segmentation fault.
#define _GNU_SOURCE
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

int sigsuspend(const sigset_t *set) {
  sigset_t copy = *set;
  return (int)syscall(SYS_rt_sigsuspend, &copy, 8);
}

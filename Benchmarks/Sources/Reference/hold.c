#include <stdlib.h>

#include "Reference.h"
#include "wheel.h"

struct Hold {
  Wheel wheel;
  uint64_t position, hash;
};

Hold *reference_hold_make(uint64_t pending) {
  Hold *hold = malloc(sizeof(Hold));
  wheel_init(&hold->wheel);
  hold->hash = hold->position = 0;
  for (uint64_t i = 0; i < pending; i++) {
    wheel_insert(&hold->wheel, (uint64_t)reference_increments[hold->position++ & 65535], i);
  }
  return hold;
}

uint64_t reference_hold_run(Hold *hold, uint64_t holds) {
  uint64_t position = hold->position, hash = hold->hash;
  for (uint64_t i = 0; i < holds; i++) {
    Pending event;
    if (!wheel_remove(&hold->wheel, INT64_MAX - 1, &event)) break;
    hash = (hash ^ event.time) * 0x9e3779b97f4a7c15ull;
    uint64_t time = event.time + (uint64_t)reference_increments[position++ & 65535];
    wheel_insert(&hold->wheel, time, event.event);
  }
  hold->position = position;
  return hold->hash = hash;
}

void reference_hold_free(Hold *hold) {
  wheel_free(&hold->wheel);
  free(hold);
}

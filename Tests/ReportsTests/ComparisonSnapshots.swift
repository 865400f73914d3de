let comparisonTextSnapshot = #"""
  FAIL  cutover  1 variant regresses against the first
  Question: Does anyone notice the cutover?
  3 replications of each, seed 7; all 16 differences hold together with 95 %, each with 99.6875 %,
  rehearse 1.2.3
  A difference of 5 % does not matter.

  Ranking  by objectives, score, failed share
    1       design=2                                     100.0
    2       design=0                                      52.3
    3       design=1                                      52.3

  Trade  means of the replications; ✓ objectives met
                                 failed    exposed        p99    rollout      score
    design=0                        1 %          0      59 ms        7 s       52.3  ✗
    design=1                       11 %          0      59 ms        7 s       52.3  ✗
    design=2                        0 %          0      59 ms        7 s      100.0  ?

  design=1  against design=0
    ✗ worse in failed share
    failed requests                   +100 (+80.35 … +119.6)                            worse
    failed share                      +10 % (+8.03 % … +12 %)                           worse
    met a failed candidate            equal in 3 pairs                                  same
    latency p(99)                     equal in 3 pairs                                  same
    rollout.duration                  equal in 3 pairs                                  same
    score                             equal in 3 pairs                                  same
    latency max                       equal in 3 pairs                                  same
    rollout.outcome ==succeeded       equal in 3 pairs                                  same

  design=2  against design=0
    failed requests                   -10 (-17.22 … -2.82)                              better
    failed share                      -1 % (-1.72 % … -0.282 %)                         better
    met a failed candidate            equal in 3 pairs                                  same
    latency p(99)                     equal in 3 pairs                                  same
    rollout.duration                  equal in 3 pairs                                  same
    score                             +47.62 (+47.62 … +47.62)                          better
    latency max                       equal in 3 pairs                                  same
    rollout.outcome ==succeeded       equal in 3 pairs                                  same

  """#

let comparisonMarkdownSnapshot = #"""
  <!-- rehearse-compare:cutover -->
  ### FAIL: <code>cutover</code> – 1 variant regresses against the first

  3 replications of each, seed 7; all 16 differences hold together with 95 %, each with 99.6875 %.

  | place | variant | failed | exposed | p99 | rollout | score | objectives |
  |---|---|---:|---:|---:|---:|---:|---|
  | 1 | <code>design\=2</code> | 0 % | 0 | 59 ms | 7 s | 100.0 | INCONCLUSIVE |
  | 2 | <code>design\=0</code> | 1 % | 0 | 59 ms | 7 s | 52.3 | FAIL |
  | 3 | <code>design\=1</code> | 11 % | 0 | 59 ms | 7 s | 52.3 | FAIL |

  - ❌ <code>design\=1</code>: <code>worse in failed share</code>

  <details><summary>Differences from the first</summary>

  | variant | measure | difference | |
  |---|---|---:|---|
  | <code>design\=1</code> | <code>failed requests</code> | +100 (+80.35 … +119.6) | worse |
  | <code>design\=1</code> | <code>failed share</code> | +10 % (+8.03 % … +12 %) | worse |
  | <code>design\=1</code> | <code>met a failed candidate</code> | equal in 3 pairs | same |
  | <code>design\=1</code> | <code>latency p\(99\)</code> | equal in 3 pairs | same |
  | <code>design\=1</code> | <code>rollout\.duration</code> | equal in 3 pairs | same |
  | <code>design\=1</code> | <code>score</code> | equal in 3 pairs | same |
  | <code>design\=1</code> | <code>latency max</code> | equal in 3 pairs | same |
  | <code>design\=1</code> | <code>rollout\.outcome \=\=succeeded</code> | equal in 3 pairs | same |
  | <code>design\=2</code> | <code>failed requests</code> | -10 (-17.22 … -2.82) | better |
  | <code>design\=2</code> | <code>failed share</code> | -1 % (-1.72 % … -0.282 %) | better |
  | <code>design\=2</code> | <code>met a failed candidate</code> | equal in 3 pairs | same |
  | <code>design\=2</code> | <code>latency p\(99\)</code> | equal in 3 pairs | same |
  | <code>design\=2</code> | <code>rollout\.duration</code> | equal in 3 pairs | same |
  | <code>design\=2</code> | <code>score</code> | +47.62 (+47.62 … +47.62) | better |
  | <code>design\=2</code> | <code>latency max</code> | equal in 3 pairs | same |
  | <code>design\=2</code> | <code>rollout\.outcome \=\=succeeded</code> | equal in 3 pairs | same |
  </details>

  Seed 7, rehearse 1.2.3.

  """#

let comparisonJUnitSnapshot = #"""
  <?xml version="1.0" encoding="UTF-8"?>
  <testsuites name="rehearse">
    <testsuite name="cutover: design=1" tests="8" failures="1" errors="0" skipped="0">
      <testcase name="failed rate against the first" classname="cutover.design=1">
        <failure message="worse: +10 % (+8.03 % … +12 %)"/>
      </testcase>
      <testcase name="latency p(99) against the first" classname="cutover.design=1"/>
      <testcase name="latency max against the first" classname="cutover.design=1"/>
      <testcase name="rollout.outcome ==succeeded against the first" classname="cutover.design=1"/>
      <testcase name="latency p(99)&lt;800ms" classname="cutover.design=1"/>
      <testcase name="latency max&lt;2s" classname="cutover.design=1"/>
      <testcase name="failed rate&lt;0.1%" classname="cutover.design=1"/>
      <testcase name="rollout.outcome ==succeeded" classname="cutover.design=1"/>
    </testsuite>
    <testsuite name="cutover: design=2" tests="8" failures="0" errors="1" skipped="0">
      <testcase name="failed rate against the first" classname="cutover.design=2"/>
      <testcase name="latency p(99) against the first" classname="cutover.design=2"/>
      <testcase name="latency max against the first" classname="cutover.design=2"/>
      <testcase name="rollout.outcome ==succeeded against the first" classname="cutover.design=2"/>
      <testcase name="latency p(99)&lt;800ms" classname="cutover.design=2"/>
      <testcase name="latency max&lt;2s" classname="cutover.design=2"/>
      <testcase name="failed rate&lt;0.1%" classname="cutover.design=2">
        <error message="inconclusive: 0 % (0 % … 0.123 %)"/>
      </testcase>
      <testcase name="rollout.outcome ==succeeded" classname="cutover.design=2"/>
    </testsuite>
  </testsuites>

  """#

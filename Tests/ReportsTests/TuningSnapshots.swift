let tuningTextSnapshot = #"""
  PASS  cutover  1 point of 3 that nothing beats
  Question: Does anyone notice the cutover?
  9 replications in all: 100 % of a full grid of 3 × 3, the most that a point took, and 33.3 % of a
  full grid of 3 × 9, the most allowed; seed 7; the chance that a best point was lost is at most 5 %,
  rehearse 1.2.3

  Best  with their intervals
    ✓ design=2                                                                3 replications
        failed share      0 % (0 % … 0.123 %)
        rollout.duration  7 s (7 s … 7 s)
        rehearse run cutover.jsonc --set design=2

  Out  after so many replications
    design=0                                  3  beaten by design=2
    design=1                                  3  does not meet failed rate<5%

  """#

let tuningMarkdownSnapshot = #"""
  <!-- rehearse-tune:cutover -->
  ### PASS: <code>cutover</code> – 1 point of 3 that nothing beats

  9 replications in all: 100 % of a full grid of 3 × 3, the most that a point took, and 33.3 % of a full grid of 3 × 9, the most allowed; seed 7; the chance that a best point was lost is at most 5 %.

  | point | failed share | rollout.duration | objectives | reproduce |
  |---|---:|---:|---|---|
  | <code>design\=2</code> | 0 % (0 % … 0.123 %) | 7 s (7 s … 7 s) | met | <code>rehearse run cutover\.jsonc \-\-set design\=2</code> |

  <details><summary>Points that are out</summary>

  | point | replications | why |
  |---|---:|---|
  | <code>design\=0</code> | 3 | <code>beaten by design\=2</code> |
  | <code>design\=1</code> | 3 | <code>does not meet failed rate&lt;5\%</code> |
  </details>

  Seed 7, rehearse 1.2.3.

  """#

let tuningJUnitSnapshot = #"""
  <?xml version="1.0" encoding="UTF-8"?>
  <testsuites name="rehearse">
    <testsuite name="cutover: tuning" tests="1" failures="0" errors="0" skipped="0">
      <testcase name="a point meets the objectives" classname="cutover.tuning">
        <system-out>rehearse run cutover.jsonc --set design=2</system-out>
      </testcase>
    </testsuite>
  </testsuites>

  """#

import CloudModel
import SimulationKernel
import Testing

@Suite struct ImagePullsTests {
  private func at(_ seconds: Double) -> SimulationTime { .zero + .seconds(seconds) }

  @Test func `one pull is bounded by its own bandwidth`() {
    var pulls = ImagePulls(perTask: 100, total: 1000)
    pulls.start(1, size: 500, at: .zero)
    #expect(pulls.nextCompletion == at(5))
    #expect(pulls.completed(at: at(5)) == [1])
    #expect(pulls.nextCompletion == .never)
  }

  @Test func `ten pulls share the registry's bandwidth`() {
    var pulls = ImagePulls(perTask: 100, total: 500)
    for task in 0..<10 { pulls.start(task, size: 500, at: .zero) }
    #expect(pulls.rate == 50)
    #expect(pulls.nextCompletion == at(10))
    #expect(pulls.completed(at: at(10)) == Array(0..<10))
  }

  @Test func `a pull that joins slows the others, and one that leaves speeds them up`() {
    var pulls = ImagePulls(perTask: nil, total: 100)
    pulls.start(1, size: 1000, at: .zero)
    pulls.start(2, size: 300, at: at(2))
    // From 2 s on each has 50 a second: the second ends at 8 s, the first has then had 500.
    #expect(pulls.nextCompletion == at(8))
    #expect(pulls.completed(at: at(8)) == [2])
    #expect(pulls.nextCompletion == at(13))
    pulls.start(3, size: 1000, at: at(8))
    pulls.abandon(3, at: at(10))
    #expect(pulls.nextCompletion == at(14))
  }

  @Test func `without bounds or without bytes an image is there at once`() {
    var unbounded = ImagePulls(perTask: nil, total: nil)
    unbounded.start(1, size: 1 << 40, at: at(3))
    #expect(unbounded.nextCompletion == at(3))
    #expect(unbounded.completed(at: at(3)) == [1])
    var empty = ImagePulls(perTask: 10, total: nil)
    empty.start(1, size: 0, at: at(3))
    #expect(empty.completed(at: at(3)) == [1])
  }

  @Test func `without bandwidth a pull never ends`() {
    var pulls = ImagePulls(perTask: 0, total: nil)
    pulls.start(1, size: 1, at: .zero)
    #expect(pulls.nextCompletion == .never)
    #expect(pulls.completed(at: at(1000)).isEmpty)
  }

  @Test func `whatever the sizes, every announced completion completes something`() {
    for seed in 1...200 {
      var pulls = ImagePulls(perTask: 70e6, total: 333e6)
      var now = SimulationTime.zero
      for task in 0..<20 {
        now = now + .seconds(Double((seed * 31 + task * 17) % 13) / 7)
        pulls.start(task, size: Int64((seed * 7919 + task * 104_729) % 400_000_000), at: now)
      }
      var done = 0
      while done < 20 {
        let next = pulls.nextCompletion
        #expect(next >= now && next < .never, "seed \(seed)")
        now = next
        let completed = pulls.completed(at: now).count
        #expect(completed > 0, "seed \(seed)")
        guard completed > 0 else { break }
        done += completed
      }
    }
  }
}

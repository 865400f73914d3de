import CloudModel
import RandomVariates
import SimulationKernel
import Testing

/// Health as a table of the Route 53 developer guide has it.
private enum Health { case healthy, unhealthy, unchecked }

/// Trees whose leaves are numbered in the order in which they are made; leaf n has check n.
private struct Tree {
  var tree = AnswerTree([])
  private var leaves = 0

  /// Adds a name with records of its own.
  ///
  /// - Returns: The number of the name.
  mutating func name(
    _ policy: RoutingPolicyKind, _ records: [(Health, (inout NameRecord) -> Void)]
  ) -> Int {
    var made: [NameRecord] = []
    for (health, edit) in records {
      var record = NameRecord("\(leaves)", .leaf(leaves, balancer: nil))
      tree.areChecksHealthy.append(health == .healthy)
      if health != .unchecked { record.healthCheck = leaves }
      leaves += 1
      edit(&record)
      made.append(record)
    }
    tree.sets.append(.init(policy, made))
    tree.overrides.append(nil)
    return tree.sets.count - 1
  }

  /// Adds an alias of a name to another name.
  mutating func alias(
    of child: Int, in parent: Int, evaluates: Bool, _ edit: (inout NameRecord) -> Void = { _ in }
  ) {
    var record = NameRecord("alias of \(child)", .name(child))
    record.evaluatesTargetHealth = evaluates
    edit(&record)
    tree.sets[parent].records.append(record)
  }

  func answer(of name: Int, for asker: Asker = Asker(), draw: Double = 0.5) -> NameAnswer {
    var draws = AnswerDraws(first: draw, more: KeyedRandom(StreamKey(seed: 1, replication: 0)))
    return tree.answer(of: name, for: asker, &draws)
  }

  /// How often each leaf is answered, of so many evenly spaced draws.
  func counts(of name: Int, draws: Int = 3_000) -> [Int] {
    var counts = Array(repeating: 0, count: leaves)
    for draw in 0..<draws {
      guard
        case .record(let leaf) = answer(of: name, draw: (Double(draw) + 0.5) / Double(draws))
      else { continue }
      counts[leaf] += 1
    }
    return counts
  }
}

/// The truth table of weighted routing (Route 53 developer guide, 2026-11).
struct `Weighted records` {
  /// One case: weights and health, and the part of the answers that each record gets.
  struct Row: Sendable, CustomTestStringConvertible {
    var id: String
    fileprivate var records: [(weight: Int, health: Health)]
    var shares: [Double]
    var testDescription: String { id }
  }

  @Test(arguments: [
    Row(
      id: "W1", records: [(10, .healthy), (20, .healthy), (20, .unhealthy)],
      shares: [1.0 / 3, 2.0 / 3, 0]),
    Row(
      id: "W2", records: [(0, .healthy), (0, .healthy), (0, .healthy)],
      shares: [1.0 / 3, 1.0 / 3, 1.0 / 3]),
    Row(
      id: "W3", records: [(1, .unhealthy), (1, .unhealthy), (0, .healthy)], shares: [0, 0, 1]),
    Row(
      id: "W4", records: [(1, .unhealthy), (1, .unhealthy), (0, .unhealthy)],
      shares: [0.5, 0.5, 0]),
    Row(
      id: "W5", records: [(1, .unhealthy), (1, .healthy), (0, .unhealthy)], shares: [0, 1, 0]),
    Row(
      id: "W6", records: [(1, .healthy), (1, .healthy), (0, .unhealthy)], shares: [0.5, 0.5, 0]),
    Row(
      id: "W7", records: [(1, .healthy), (1, .healthy), (0, .unchecked)], shares: [0.5, 0.5, 0]),
    Row(
      id: "W8", records: [(1, .unhealthy), (1, .unhealthy), (0, .unchecked)], shares: [0, 0, 1]),
    Row(
      id: "W9", records: [(1, .healthy), (255, .healthy)], shares: [1.0 / 256, 255.0 / 256]),
  ])
  func `are answered by weight and health`(_ row: Row) {
    var tree = Tree()
    let name = tree.name(
      .weighted, row.records.map { it in (it.health, { $0.routing.weight = it.weight }) })
    let counts = tree.counts(of: name)
    for (count, share) in zip(counts, row.shares) {
      // Draws that fall on a dropped record are made anew, by luck.
      let slack = share == 0 || share == 1 ? 0 : 4 * (3_000 * share * (1 - share)).squareRoot()
      #expect(abs(Double(count) - 3_000 * share) <= slack, "\(counts)")
    }
    #expect(
      tree.tree.leavesInPlay[name] == row.shares.indices.filter { row.shares[$0] > 0 })
  }

  private func branches(evaluates: Bool) -> (tree: Tree, top: Int) {
    var tree = Tree()
    let group = tree.name(
      .weighted,
      [(.unhealthy, { $0.routing.weight = 10 }), (.unhealthy, { $0.routing.weight = 20 })])
    let top = tree.name(.weighted, [(.healthy, { $0.routing.weight = 50 })])
    tree.alias(of: group, in: top, evaluates: evaluates) { $0.routing.weight = 50 }
    return (tree, top)
  }

  @Test func `W10: a dead branch is backed out of if its alias evaluates it`() {
    let (tree, top) = branches(evaluates: true)
    #expect(tree.counts(of: top) == [0, 0, 3_000])
  }

  @Test func `W11: and traps its share if not`() {
    let (tree, top) = branches(evaluates: false)
    let counts = tree.counts(of: top)
    #expect(counts[2] == 1_500)
    // Within the branch nobody is healthy: as if all were.
    #expect(abs(counts[0] - 500) < 80)
    #expect(counts[0] + counts[1] == 1_500)
  }
}

struct `Trees of aliases` {
  @Test func `an alias with a health check needs both to be well`() {
    var tree = Tree()
    let child = tree.name(.weighted, [(.healthy, { _ in })])
    let top = tree.name(.weighted, [(.healthy, { $0.routing.weight = 0 })])
    tree.tree.areChecksHealthy.append(false)
    tree.alias(of: child, in: top, evaluates: true) { $0.healthCheck = 2 }
    #expect(tree.answer(of: top) == .record(1))
    tree.tree.areChecksHealthy[2] = true
    #expect(tree.answer(of: top) == .record(0))
    tree.tree.areChecksHealthy[0] = false
    #expect(tree.answer(of: top) == .record(1))
  }

  @Test func `an evaluated load balancer decides for its record`() {
    var tree = Tree()
    let top = tree.name(
      .failover,
      [
        (
          .unchecked,
          {
            $0.target = .leaf(0, balancer: 0)
            $0.evaluatesTargetHealth = true
            $0.routing.role = .primary
          }
        ), (.unchecked, { $0.routing.role = .secondary }),
      ])
    tree.tree.areBalancersHealthy = [true]
    #expect(tree.answer(of: top) == .record(0))
    tree.tree.areBalancersHealthy = [false]
    #expect(tree.answer(of: top) == .record(1))
    #expect(tree.tree.leavesInPlay[top] == [1])
  }

  @Test func `where every branch is dead the first choice is followed to its end`() {
    var tree = Tree()
    let us = tree.name(.weighted, [(.unhealthy, { _ in })])
    let eu = tree.name(.weighted, [(.unhealthy, { _ in })])
    let top = tree.name(.failover, [])
    tree.alias(of: us, in: top, evaluates: true) { $0.routing.role = .primary }
    tree.alias(of: eu, in: top, evaluates: true) { $0.routing.role = .secondary }
    #expect(tree.answer(of: top) == .record(0))
    tree.tree.areChecksHealthy[1] = true
    #expect(tree.answer(of: top) == .record(1))
  }

  @Test func `a loop has no answer`() {
    var tree = Tree()
    let one = tree.name(.weighted, [])
    let other = tree.name(.weighted, [])
    tree.alias(of: other, in: one, evaluates: true)
    tree.alias(of: one, in: other, evaluates: true)
    #expect(tree.answer(of: one) == .none)
    #expect(tree.tree.leavesInPlay[one] == [])
  }

  @Test func `a name that many ways lead to is looked at once`() {
    var tree = Tree()
    var names = [tree.name(.weighted, [(.healthy, { _ in }), (.unhealthy, { _ in })])]
    // As many ways as there are subsets of sixty things.
    for _ in 0..<60 {
      let name = tree.name(.weighted, [])
      for _ in 0..<2 { tree.alias(of: names[names.count - 1], in: name, evaluates: true) }
      names.append(name)
    }
    #expect(tree.answer(of: names[60]) == .record(0))
    #expect(tree.tree.leavesInPlay[names[60]] == [0])
    tree.tree.areChecksHealthy[0] = false
    #expect(tree.answer(of: names[60], draw: 0.9) == .record(1))
    #expect(tree.tree.leavesInPlay[names[60]] == [0, 1])
  }

  @Test func `an override is answered whatever the records say`() {
    var tree = Tree()
    let child = tree.name(.weighted, [(.healthy, { _ in }), (.healthy, { $0.routing.weight = 0 })])
    let top = tree.name(.weighted, [])
    tree.alias(of: child, in: top, evaluates: false)
    tree.tree.overrides[child] = .target(.leaf(1, balancer: nil))
    #expect(tree.answer(of: top) == .record(1))
    tree.tree.overrides[top] = .missing
    #expect(tree.answer(of: top) == .none)
    tree.tree.overrides = [nil, nil]
    #expect(tree.answer(of: top) == .record(0))
  }
}

struct `Failover records` {
  /// Every state of the two, and which of them is answered.
  @Test(arguments: [
    (true, true, 0), (true, false, 0), (false, true, 1), (false, false, 0),
  ])
  func `are the primary one while it is healthy or both are not`(
    _ primary: Bool, _ secondary: Bool, _ answer: Int
  ) {
    var tree = Tree()
    let name = tree.name(
      .failover,
      [
        (primary ? .healthy : .unhealthy, { $0.routing.role = .primary }),
        (secondary ? .healthy : .unhealthy, { $0.routing.role = .secondary }),
      ])
    #expect(tree.answer(of: name) == .record(answer))
    #expect(tree.tree.leavesInPlay[name] == [answer])
  }

  @Test func `a secondary one without a check is always healthy`() {
    var tree = Tree()
    let name = tree.name(
      .failover,
      [
        (.unhealthy, { $0.routing.role = .primary }),
        (.unchecked, { $0.routing.role = .secondary }),
      ])
    #expect(tree.answer(of: name) == .record(1))
  }
}

struct `Records by place` {
  private func asker(
    _ location: GeographicLocation = GeographicLocation(), near: [String: Double] = [:],
    at coordinates: Coordinates? = nil, prefix: String? = nil
  ) -> Asker {
    var asker = Asker()
    asker.location = location
    asker.roundTrips = near.mapValues { .milliseconds($0) }
    asker.coordinates = coordinates
    asker.prefix = prefix.flatMap { AddressBlock($0) }
    return asker
  }

  @Test func `latency: the nearest region that has a healthy record`() {
    var tree = Tree()
    let name = tree.name(
      .latency,
      [
        (.healthy, { $0.routing.region = "us" }), (.healthy, { $0.routing.region = "eu" }),
        (.healthy, { $0.routing.region = "ap" }),
      ])
    let london = asker(near: ["us": 80, "eu": 10, "ap": 200])
    #expect(tree.answer(of: name, for: london) == .record(1))
    tree.tree.areChecksHealthy[1] = false
    #expect(tree.answer(of: name, for: london) == .record(0))
    #expect(tree.tree.leavesInPlay[name] == [0, 2])
    tree.tree.areChecksHealthy = [false, false, false]
    #expect(tree.answer(of: name, for: london) == .record(1))
  }

  private func world(withDefault: Bool) -> (tree: Tree, name: Int) {
    var tree = Tree()
    var records: [(Health, (inout NameRecord) -> Void)] = [
      (.healthy, { $0.routing.location = .subdivision(country: "US", "CA") }),
      (.healthy, { $0.routing.location = .country("US") }),
      (.healthy, { $0.routing.location = .continent("NA") }),
    ]
    if withDefault { records.append((.healthy, { $0.routing.location = .everywhere })) }
    let name = tree.name(.geolocation, records)
    return (tree, name)
  }

  private let california = GeographicLocation(continent: "NA", country: "US", subdivision: "CA")

  @Test func `geolocation: the smallest area, and outward where it is unhealthy`() {
    var (tree, name) = world(withDefault: true)
    for dropped in 0..<4 {
      #expect(tree.answer(of: name, for: asker(california)) == .record(dropped))
      tree.tree.areChecksHealthy[dropped] = false
    }
    // Unhealthy at every level: as if all were healthy.
    #expect(tree.answer(of: name, for: asker(california)) == .record(0))
    let ohio = GeographicLocation(continent: "NA", country: "US", subdivision: "OH")
    #expect(tree.answer(of: name, for: asker(ohio)) == .record(1))
  }

  @Test func `geolocation: a country is on its continent`() {
    let (tree, name) = world(withDefault: true)
    #expect(tree.answer(of: name, for: asker(GeographicLocation(country: "CA"))) == .record(2))
    #expect(tree.answer(of: name, for: asker(GeographicLocation(country: "BR"))) == .record(3))
    // What a scenario says itself comes first.
    let said = GeographicLocation(continent: "NA", country: "BR")
    #expect(tree.answer(of: name, for: asker(said)) == .record(2))
  }

  @Test(arguments: [
    ("DE", "EU"), ("GB", "EU"), ("US", "NA"), ("BR", "SA"), ("JP", "AS"), ("AU", "OC"),
    ("ZA", "AF"), ("AQ", "AN"), ("NA", "AF"), ("SA", "AS"), ("TR", "AS"), ("RU", "EU"),
  ])
  func `geolocation: every country has one continent`(country: String, continent: String) {
    #expect(CountryAtlas.continent(of: country) == continent)
  }

  @Test func `geolocation: codes are in capitals, and parts are of two countries`() {
    #expect(CountryAtlas.continents.sorted() == ["AF", "AN", "AS", "EU", "NA", "OC", "SA"])
    #expect(CountryAtlas.continent(of: "de") == nil)
    #expect(CountryAtlas.continent(of: "UK") == nil)
    #expect(CountryAtlas.isSubdivision("CA", of: "US"))
    #expect(CountryAtlas.isSubdivision("43", of: "UA"))
    #expect(!CountryAtlas.isSubdivision("BE", of: "DE"))
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    let pairs = letters.flatMap { first in letters.map { "\(first)\($0)" } }
    // ISO 3166-1 has 249, and Kosovo has a code of its own.
    #expect(pairs.count { CountryAtlas.continent(of: $0) != nil } == 250)
    // 50 states and the District of Columbia.
    #expect(pairs.count { CountryAtlas.isSubdivision($0, of: "US") } == 51)
  }

  @Test func `geolocation: without a match and without a default there is no answer`() {
    let berlin = GeographicLocation(continent: "EU", country: "DE")
    let (bare, name) = world(withDefault: false)
    #expect(bare.answer(of: name, for: asker(berlin)) == .none)
    let (whole, other) = world(withDefault: true)
    #expect(whole.answer(of: other, for: asker(berlin)) == .record(3))
    #expect(whole.answer(of: other) == .record(3))
  }

  @Test(arguments: [(150.0, 50, 75.0), (100, 0, 100), (100, -50, 200), (100, 99, 1)])
  func `geoproximity: a bias shortens distances or stretches them`(
    _ distance: Double, _ bias: Int, _ biased: Double
  ) {
    #expect(abs(GeoproximityPolicy.biased(distance, by: bias) - biased) < 1e-9)
  }

  @Test func `geoproximity: the record with the smallest biased distance`() {
    var tree = Tree()
    let name = tree.name(
      .geoproximity,
      [
        (
          .healthy,
          {
            $0.routing.coordinates = Coordinates(latitude: 0, longitude: 15)
            $0.routing.bias = 50
          }
        ), (.healthy, { $0.routing.coordinates = Coordinates(latitude: 0, longitude: -10) }),
      ])
    let here = asker(at: Coordinates(latitude: 0, longitude: 0))
    #expect(tree.answer(of: name, for: here) == .record(0))
    tree.tree.sets[name].records[0].routing.bias = 0
    #expect(tree.answer(of: name, for: here) == .record(1))
  }

  @Test func `geoproximity: distances go along great circles`() {
    let equator = Coordinates(latitude: 0, longitude: 0)
    let pole = Coordinates(latitude: 90, longitude: 0)
    let quarter = 6371.0088 * Double.pi / 2
    #expect(abs(equator.distance(to: pole) - quarter) < 1e-6)
    let opposite = equator.distance(to: Coordinates(latitude: 0, longitude: 180))
    #expect(abs(opposite - 2 * quarter) < 1e-6)
    #expect(equator.distance(to: equator) == 0)
    // Dublin to Dulles, by hand with the spherical law of cosines.
    let dublin = Coordinates(latitude: 53.35, longitude: -6.26)
    let dulles = Coordinates(latitude: 38.95, longitude: -77.45)
    #expect(abs(dublin.distance(to: dulles) - 5_450) < 30)
  }

  @Test(arguments: [
    ("2001:db8:1234::/48", 0), ("2001:db8:1234:5678::/64", 0), ("2001:db8::/32", 2),
    ("203.0.113.7", 1), ("203.0.113.0/24", 1), ("203.0.0.0/16", 3), ("198.51.100.1", 2),
  ])
  func `IP-based: the longest block that holds the whole prefix`(_ prefix: String, _ answer: Int) {
    var tree = Tree()
    let blocks = [["2001:db8:1234::/48"], ["203.0.113.0/24"], ["*"], ["203.0.0.0/16"]]
    let name = tree.name(
      .ipBased,
      blocks.map { texts in
        (.healthy, { $0.routing.blocks = texts.compactMap { AddressBlock($0) } })
      })
    #expect(tree.answer(of: name, for: asker(prefix: prefix)) == .record(answer))
  }

  @Test func `IP-based: without a default a stranger gets no answer`() {
    var tree = Tree()
    let name = tree.name(
      .ipBased,
      [(.healthy, { $0.routing.blocks = [AddressBlock("10.0.0.0/8")].compactMap(\.self) })])
    #expect(tree.answer(of: name, for: asker(prefix: "192.0.2.1")) == .none)
    #expect(tree.answer(of: name) == .none)
  }
}

struct `Answers with several records` {
  private func tree(_ policy: RoutingPolicyKind, healthy: Int, unhealthy: Int) -> (Tree, Int) {
    var tree = Tree()
    let records = (0..<healthy + unhealthy).map { number in
      (number < healthy ? Health.healthy : .unhealthy, { (_: inout NameRecord) in })
    }
    let name = tree.name(policy, records)
    return (tree, name)
  }

  private func records(_ answer: NameAnswer) -> [Int] {
    switch answer {
    case .record(let leaf): [leaf]
    case .records(let leaves): leaves
    case .none: []
    }
  }

  /// Healthy records, unhealthy ones, and how many of them an answer holds.
  @Test(arguments: [(3, 0, 3), (3, 5, 3), (8, 0, 8), (12, 3, 8), (0, 4, 4), (0, 10, 8), (1, 1, 1)])
  func `multivalue: up to eight healthy ones, or eight of the others`(
    _ healthy: Int, _ unhealthy: Int, _ count: Int
  ) {
    let (tree, name) = tree(.multivalue, healthy: healthy, unhealthy: unhealthy)
    for draw in stride(from: 0.0, to: 1, by: 0.01) {
      let answer = records(tree.answer(of: name, draw: draw))
      #expect(answer.count == count && Set(answer).count == count)
      if healthy > 0 { #expect(answer.allSatisfy { $0 < healthy }) }
    }
  }

  @Test func `multivalue: each record comes first equally often`() {
    let (tree, name) = tree(.multivalue, healthy: 4, unhealthy: 0)
    var firsts = [0, 0, 0, 0]
    for draw in 0..<400 {
      firsts[records(tree.answer(of: name, draw: (Double(draw) + 0.5) / 400))[0]] += 1
    }
    #expect(firsts == [100, 100, 100, 100])
  }

  @Test func `simple: all values, healthy or not`() {
    let (tree, name) = tree(.simple, healthy: 2, unhealthy: 10)
    #expect(Set(records(tree.answer(of: name))) == Set(0..<12))
    #expect(tree.tree.leavesInPlay[name] == Array(0..<12))
  }
}

struct `Blocks of addresses` {
  @Test(arguments: [
    "203.0.113.0/24", "10.0.0.0/8", "192.0.2.1", "2001:db8:0:0:0:0:0:0/32", "*",
    "0:0:0:0:0:0:0:1",
  ])
  func `are written as they are read`(_ text: String) {
    #expect(AddressBlock(text)?.description == text)
  }

  @Test(arguments: [
    "", "/", "10.0.0.0/33", "10.0.0/8", "10.0.0.256", "::g", "1:2:3:4:5:6:7:8:9", "1::2::3", ":::",
    "2001:db8::/129", "10.0.0.0/8/8", "10.0.0.0/", "12345::", "1:2:3:4:5:6:7",
  ])
  func `are not read from what is none`(_ text: String) {
    #expect(AddressBlock(text) == nil)
  }

  @Test func `forget the bits that do not count`() {
    #expect(AddressBlock("203.0.113.9/24") == AddressBlock("203.0.113.0/24"))
    #expect(AddressBlock("2001:db8::1/32") == AddressBlock("2001:db8::/32"))
  }
}

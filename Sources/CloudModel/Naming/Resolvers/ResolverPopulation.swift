import RandomVariates
import SimulationKernel

/// Resolvers of one kind while they run: those that clients of one place ask for one name.
struct ResolverPopulation {
  let habits: ResolversDescription
  /// Where the name servers take their clients to be, −1 where nobody knows.
  let asker: Int
  /// The only place whose clients ask them, −1 for clients that are nowhere; `nil` for everybody's.
  let clients: Int?
  /// In the world's list.
  let first: Int
  /// The law of sizes; `nil` for resolvers of one size.
  let sizes: Sampler?
  /// Which of them a request or a session asks; belongs to the world.
  let ofRequest: KeyedRandom
  let ofSession: KeyedRandom
  /// What each is like, by its number among them.
  let age: KeyedRandom
  let habit: KeyedRandom
  let outage: KeyedRandom
  /// Share of them that do not answer [0…1].
  var downShare = 0.0
  /// Share of them that do not reach the name servers [0…1].
  var cutShare = 0.0

  init(
    _ habits: ResolversDescription, asker: Int, clients: Int?, first: Int, _ key: StreamKey
  ) {
    self.habits = habits
    self.asker = asker
    self.clients = clients
    self.first = first
    sizes = Self.sizes(of: habits)
    ofRequest = KeyedRandom(key.derived("resolver of request"))
    ofSession = KeyedRandom(key.derived("resolver of session"))
    age = KeyedRandom(key.derived("age"))
    habit = KeyedRandom(key.derived("extending"))
    outage = KeyedRandom(key.derived("resolver outage"))
  }

  var indices: Range<Int> { first..<first + habits.count }

  /// The resolver of a request or a session.
  func resolver(by draws: KeyedRandom, _ counter: UInt64) -> Int {
    guard let sizes else { return first + Int(draws.uniform(counter) * Double(habits.count)) }
    var stream = draws.stream(counter)
    return first + Int(sizes.sample(using: &stream))
  }

  /// Whether a resolver is among those that do not answer; one that is stays so in a larger outage.
  func isDown(_ resolver: Int) -> Bool {
    downShare > 0 && outage.uniform(UInt64(resolver - first)) < downShare
  }

  /// Whether a resolver is among those that do not reach the name servers.
  func isCut(_ resolver: Int) -> Bool {
    cutShare > 0 && outage.uniform(UInt64(resolver - first)) < cutShare
  }

  private static func sizes(of it: ResolversDescription) -> Sampler? {
    let weights: [Double]
    switch it.sizes {
    case .measured(let parts): weights = parts
    case .count(let count):
      guard it.skew > 0 else { return nil }
      weights = (0..<count).map { PortableMath.pow(Double($0 + 1), -it.skew) }
    }
    guard weights.count > 1 else { return nil }
    return Sampler(
      .discrete(weights.enumerated().map { .init(value: Double($0.offset), weight: $0.element) }))
  }
}

extension CloudDescription {
  /// The kinds of resolvers of a name: its own, or those of everybody.
  package func resolvers(of name: HostedNameDescription) -> [ResolversDescription] {
    name.resolvers.isEmpty ? resolvers : name.resolvers
  }

  /// The places of those who ask for a name, each once; `nil` stands for clients that are nowhere.
  package func askingPlaces(of name: HostedNameDescription) -> [String?] {
    var places: [String?] = []
    for source in traffic where source.to == name.name && !places.contains(source.from) {
      places.append(source.from)
    }
    // Services in all regions may call it.
    if calledTraffic.contains(where: { $0.to == name.name }) {
      let regions: [String?] = regions.isEmpty ? [nil] : regions.map(\.name)
      for region in regions where !places.contains(region) { places.append(region) }
    }
    return places.isEmpty ? [nil] : places
  }

  /// How many resolvers are there from the start, for all names.
  package var resolverCount: Int {
    names.reduce(0) { sum, name in
      let places = askingPlaces(of: name).count
      return sum
        + resolvers(of: name).reduce(0) {
          $0 + $1.count * ($1.isEverybodys ? 1 : places)
        }
    }
  }
}

extension ResolversDescription {
  /// Whether clients of all places share each of them, and what it has in its cache.
  var isEverybodys: Bool { place != nil && !clientSubnet }
}

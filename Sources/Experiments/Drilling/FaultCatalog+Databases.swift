import CloudModel

// Databases that something calls.
extension FaultCatalog {
  static func databases(of cloud: CloudDescription) -> [FaultCandidate] {
    let called = called(in: cloud)
    return cloud.databases.map(\.name).filter(called.contains).map { name in
      FaultCandidate(name, [.databaseDown(DatabaseDown(database: name))])
    }
  }
}

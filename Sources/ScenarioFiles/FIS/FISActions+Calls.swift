import CloudModel
import SimulationKernel

// Actions on what requests call.
extension FISActions {
  static let calls = [
    FISActionKind("aws:lambda:invocation-add-delay") { action, conversion in
      guard let thing = conversion.thing(of: action) else { return .nothing }
      let delay = conversion.number(
        action, "startupDelayMilliseconds", in: 0...900_000, default: 2_000)
      return FISConverted(
        [
          .dependencySlow(
            dependency: thing, factor: 1, added: .milliseconds(Double(delay)))
        ], share: conversion.share(action, "invocationPercentage"),
        for: conversion.duration(action))
    },
    FISActionKind("aws:lambda:invocation-error") { action, conversion in
      guard let thing = conversion.thing(of: action) else { return .nothing }
      return FISConverted(
        [.dependencyDown(dependency: thing)],
        share: conversion.share(action, "invocationPercentage"),
        for: conversion.duration(action))
    },
    FISActionKind(
      "aws:elasticache:replicationgroup-interrupt-az-power",
      "aws:elasticache:interrupt-cluster-az-power"
    ) { action, conversion in
      guard let thing = conversion.thing(of: action) else { return .nothing }
      return FISConverted(
        [.dependencyDown(dependency: thing)], for: conversion.duration(action))
    },
    FISActionKind("aws:dynamodb:global-table-pause-replication") { action, conversion in
      guard let thing = conversion.thing(of: action) else { return .nothing }
      guard let region = conversion.region else {
        conversion.context.report(
          .brokenTemplate, "nothing says in which region the experiment runs", at: action.span,
          help: "add \"region\" to the experiment")
        return .nothing
      }
      return FISConverted(
        [
          .replicationPaused(
            ReplicationPaused(table: thing, region: region, onset: conversion.pauseOnset))
        ],
        for: conversion.duration(action))
    },
    FISActionKind("aws:rds:failover-db-cluster", "aws:rds:reboot-db-instances") {
      action, conversion in
      guard let thing = conversion.thing(of: action) else { return .nothing }
      // The writer is away for as long as it takes to start it again.
      return FISConverted([.databaseDown(DatabaseDown(database: thing))], for: .minutes(1))
    },
  ]
}

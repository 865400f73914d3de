// swift-tools-version: 6.2
import PackageDescription

// Imports go downward only (see ARCHITECTURE.md); `.ci/run` checks it with
// `--explicit-target-dependency-import-check error`.
let package = Package(
  name: "rehearse",
  platforms: [.macOS(.v26)],
  products: [
    .executable(name: "rehearse", targets: ["rehearse"]),
    // For the nested Benchmarks package only; no API stability is promised.
    .library(name: "SimulationKernel", targets: ["SimulationKernel"]),
    .library(name: "RandomVariates", targets: ["RandomVariates"]),
    .library(name: "OutputAnalysis", targets: ["OutputAnalysis"]),
  ],
  targets: [
    // Time, pending events, the run loop. Knows no model.
    .target(name: "SimulationKernel"),
    // Streams of randomness and the laws drawn from them.
    .target(name: "RandomVariates"),
    // What the numbers of a run mean: tallies, histograms, intervals.
    .target(
      name: "OutputAnalysis", linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
    // Whether a candidate is worse than its baseline: statistical tests and the judges that users
    // know. Knows no world.
    .target(name: "CanaryAnalysis", dependencies: ["OutputAnalysis", "SimulationKernel"]),
    // What exists in the cloud and what happens to it.
    .target(
      name: "CloudModel", dependencies: ["CanaryAnalysis", "SimulationKernel", "RandomVariates"]),
    // Scenario + seed -> run -> replications -> verdict.
    .target(
      name: "Experiments",
      dependencies: ["CloudModel", "OutputAnalysis", "SimulationKernel", "RandomVariates"]),
    // Text in: scenario files and their diagnostics.
    .target(
      name: "ScenarioFiles",
      dependencies: [
        "Experiments", "CloudModel", "CanaryAnalysis", "SimulationKernel", "RandomVariates",
      ],
      resources: [.embedInCode("Network/round-trip-times-2026-11.csv")]),
    // Text out: reports.
    .target(
      name: "Reports",
      dependencies: [
        "Experiments", "CloudModel", "CanaryAnalysis", "OutputAnalysis", "SimulationKernel",
        "RandomVariates",
      ]),
    // The command as a library, so that tests can call it: arguments, exit codes, progress.
    .target(
      name: "Command",
      dependencies: ["ScenarioFiles", "Reports", "Experiments", "CloudModel", "SimulationKernel"]),
    // The entry, and nothing else.
    .executableTarget(name: "rehearse", dependencies: ["Command"]),

    .testTarget(name: "SimulationKernelTests", dependencies: ["SimulationKernel"]),
    .testTarget(name: "RandomVariatesTests", dependencies: ["RandomVariates"]),
    .testTarget(name: "OutputAnalysisTests", dependencies: ["OutputAnalysis"]),
    .testTarget(
      name: "CanaryAnalysisTests",
      dependencies: ["CanaryAnalysis", "OutputAnalysis", "RandomVariates", "SimulationKernel"]),
    .testTarget(
      name: "CloudModelTests",
      dependencies: [
        "CloudModel", "CanaryAnalysis", "SimulationKernel", "RandomVariates", "OutputAnalysis",
      ]),
    // Against theory, recorded traces and AWS's documented behavior, through the public model.
    .testTarget(
      name: "ValidationTests",
      dependencies: [
        "CloudModel", "CanaryAnalysis", "SimulationKernel", "RandomVariates", "OutputAnalysis",
      ]),
    .testTarget(
      name: "ScenarioFilesTests",
      dependencies: [
        "ScenarioFiles", "Experiments", "CloudModel", "CanaryAnalysis", "SimulationKernel",
        "RandomVariates",
      ]),
    // Clouds and scripted runs that the tests of three targets share.
    .target(
      name: "RehearsalFixtures",
      dependencies: ["Experiments", "CloudModel", "SimulationKernel", "RandomVariates"],
      path: "Tests/RehearsalFixtures"),
    .testTarget(
      name: "ExperimentsTests",
      dependencies: [
        "RehearsalFixtures", "Experiments", "CloudModel", "CanaryAnalysis", "OutputAnalysis",
        "SimulationKernel",
      ]),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "RehearsalFixtures", "Reports", "Experiments", "CloudModel", "OutputAnalysis",
        "SimulationKernel",
      ]),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "RehearsalFixtures", "Command", "Reports", "Experiments", "CloudModel",
        "SimulationKernel",
      ]),
  ],
  swiftLanguageModes: [.v6]
)

// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that the unsafe flags of the reference program never reach ours.
let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "rehearse", path: "..")],
  targets: [
    // The same algorithms in plain C: what the Swift figures are compared with.
    .target(
      name: "Reference", cSettings: [.unsafeFlags(["-O3", "-Wall", "-Wextra", "-Werror"])],
      linkerSettings: [.linkedLibrary("m")]),
    .executableTarget(
      name: "benchmarks",
      dependencies: ["Reference", .product(name: "SimulationKernel", package: "rehearse")]),
  ],
  swiftLanguageModes: [.v6]
)

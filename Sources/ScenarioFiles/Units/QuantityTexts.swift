/// Events per time: `200rps`, `12/min`, `0.5/s`.
package enum RateText {
  package static let kind = QuantityKind(
    noun: "a rate", example: "200rps", pattern: #"^\d+(\.\d+)?(rps|/s|/min|/h|/d)$"#,
    usualUnits: ["rps", "/min"], units: ["rps", "/s", "/min", "/h", "/d"],
    otherSpellings: [
      ("/sec", "/s"), ("/second", "/s"), ("/m", "/min"), ("/minute", "/min"), ("rpm", "/min"),
      ("/hour", "/h"), ("/day", "/d"), ("r/s", "rps"), ("req/s", "rps"), ("qps", "rps"),
      ("tps", "rps"), ("hz", "/s"),
    ])

  /// [s]
  private static let units: [(name: String, seconds: Double)] = [
    ("rps", 1), ("/s", 1), ("/min", 60), ("/h", 3_600), ("/d", 86_400),
  ]

  /// The rate. [1/s]
  package static func parse(_ text: String) throws(QuantityProblem) -> Double {
    let (digits, name) = try kind.splitDigits(text)
    guard let unit = units.first(where: { $0.name == name }) else { throw .unknownUnit(name) }
    return try kind.double(digits) / unit.seconds
  }

  /// A text that reads back as the same rate.
  package static func text(of perSecond: Double) -> String {
    for unit in units.dropFirst() {
      let digits = PlainDecimal.text(of: perSecond * unit.seconds)
      let name = unit.seconds == 1 ? "rps" : unit.name
      if digits.count <= 8, (try? parse(digits + name)) == perSecond { return digits + name }
    }
    return PlainDecimal.text(of: perSecond) + "rps"
  }
}

/// Parts of a whole: `5%`, `0.5%`.
package enum ShareText {
  package static let kind = QuantityKind(
    noun: "a share", example: "5%", pattern: #"^\d+(\.\d+)?%$"#,
    usualUnits: ["%"], units: ["%"],
    otherSpellings: [("percent", "%"), ("pct", "%")])

  /// The share, 0.05 for `5%`; more than 1 is for the caller to judge.
  package static func parse(_ text: String) throws(QuantityProblem) -> Double {
    let (digits, name) = try kind.splitDigits(text)
    guard name == "%" else { throw .unknownUnit(name) }
    // Moving the point is exact; a division by 100 would round a second time.
    return try kind.double(digits + "e-2")
  }

  package static func text(of share: Double) -> String {
    PlainDecimal.shifted(share, by: 2) + "%"
  }
}

/// Amounts of data: `128MiB`, `1GB`, `512KB`, `1500B`.
package enum SizeText {
  package static let kind = QuantityKind(
    noun: "a size", example: "128MiB", pattern: #"^\d+(\.\d+)?(B|[kK]B|[MGT]B|[KMGT]iB)$"#,
    usualUnits: ["MiB", "KB"], units: units.map(\.name),
    otherSpellings: [
      ("bytes", "B"), ("byte", "B"), ("k", "KB"), ("m", "MB"), ("g", "GB"), ("t", "TB"),
      ("ki", "KiB"), ("mi", "MiB"), ("gi", "GiB"), ("ti", "TiB"),
    ])

  /// Decimal and binary multiples (IEC 80000-13). [byte]
  private static let units: [(name: String, bytes: Int64)] = [
    ("B", 1), ("KB", 1_000), ("MB", 1_000_000), ("GB", 1_000_000_000), ("TB", 1_000_000_000_000),
    ("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30), ("TiB", 1 << 40),
  ]

  /// The size, exactly. [byte]
  package static func parse(_ text: String) throws(QuantityProblem) -> Int64 {
    let (number, name) = try kind.split(text)
    let plain = name == "kB" ? "KB" : name
    guard let unit = units.first(where: { $0.name == plain }) else { throw .unknownUnit(name) }
    return try number.times(unit.bytes)
  }

  /// In the largest unit of which it is a whole multiple.
  package static func text(of bytes: Int64) -> String {
    guard bytes > 0 else { return "0B" }
    let unit = units.sorted { $0.bytes > $1.bytes }.first { bytes % $0.bytes == 0 }
    return unit.map { "\(bytes / $0.bytes)\($0.name)" } ?? "\(bytes)B"
  }
}

/// Data per time: `1Gbps`, `200MiB/s`.
package enum BandwidthText {
  package static let kind = QuantityKind(
    noun: "a bandwidth", example: "1Gbps",
    pattern: #"^\d+(\.\d+)?([kMG]?bps|(B|[kK]B|[MGT]B|[KMGT]iB)/s)$"#,
    usualUnits: ["Mbps", "MiB/s"],
    units: ["bps", "kbps", "Mbps", "Gbps", "B/s", "KB/s", "MB/s", "GB/s", "MiB/s", "GiB/s"],
    otherSpellings: [
      ("gbit/s", "Gbps"), ("mbit/s", "Mbps"), ("kbit/s", "kbps"), ("bit/s", "bps"),
      ("gb", "GB/s"), ("mb", "MB/s"), ("mib", "MiB/s"), ("gib", "GiB/s"),
    ])

  /// [bit/s]
  private static let bitUnits: [(name: String, bits: Double)] = [
    ("bps", 1), ("kbps", 1e3), ("Mbps", 1e6), ("Gbps", 1e9),
  ]

  /// The bandwidth. [byte/s]
  package static func parse(_ text: String) throws(QuantityProblem) -> Double {
    let (digits, name) = try kind.splitDigits(text)
    let number = try kind.double(digits)
    if let unit = bitUnits.first(where: { $0.name == name }) { return number * unit.bits / 8 }
    guard name.hasSuffix("/s"),
      let unit = try? SizeText.parse("1" + name.dropLast(2))
    else { throw .unknownUnit(name) }
    return number * Double(unit)
  }

  /// A text that reads back as the same bandwidth.
  package static func text(of bytesPerSecond: Double) -> String {
    for unit in bitUnits.reversed() where bytesPerSecond * 8 >= unit.bits {
      let text = PlainDecimal.text(of: bytesPerSecond * 8 / unit.bits) + unit.name
      if (try? parse(text)) == bytesPerSecond { return text }
    }
    return PlainDecimal.text(of: bytesPerSecond) + "B/s"
  }
}

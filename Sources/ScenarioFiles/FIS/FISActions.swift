import CloudModel
import SimulationKernel

/// Actions of FIS that have a counterpart here.
struct FISActionKind: Sendable {
  let ids: [String]
  let convert: @Sendable (FISAction, inout FISConversion) -> FISConverted

  init(
    _ ids: String..., convert: @escaping @Sendable (FISAction, inout FISConversion) -> FISConverted
  ) {
    self.ids = ids
    self.convert = convert
  }
}

/// What an action does, without its start.
struct FISConverted {
  var faults: [FaultDescription] = []
  var assertions: [AlarmAssertion] = []
  var duration = TimeSpan.zero
  /// Whether its faults outlast it.
  var isForGood = false

  static let nothing = FISConverted()

  init() {}

  /// - Parameter duration: Zero for what happens at one instant.
  init(
    _ kinds: [FaultKind], share: Double? = nil, for duration: TimeSpan
  ) {
    faults = kinds.map { kind in
      var fault = FaultDescription()
      fault.kind = kind
      fault.share = share == 1 && kind.scale == .whole ? nil : share
      return fault
    }
    self.duration = duration
  }
}

extension FISTarget.Selection {
  var count: Int? { if case .count(let count) = self { count } else { nil } }

  /// [0…1]; `nil` for a count.
  var share: Double? {
    switch self {
    case .all: 1
    case .share(let share): share
    case .count: nil
    }
  }
}

/// All of them, by what they are about.
enum FISActions {
  static let all = tasks + instances + network + calls + plain

  /// What only takes time, or looks.
  private static let plain = [
    FISActionKind("aws:fis:wait") { action, conversion in
      FISConverted([], for: conversion.duration(action))
    },
    FISActionKind("aws:cloudwatch:assert-alarm-state") { action, conversion in
      guard let alarms = action.parameter("alarmArns") else { return .nothing }
      let states = (action.parameter("alarmStates")?.text ?? "OK").split(separator: ",")
        .compactMap { AlarmState(rawValue: String($0)) }
      var converted = FISConverted()
      for name in alarms.text.split(separator: ",") {
        var assertion = AlarmAssertion()
        assertion.alarm = conversion.alarm(FISText(text: String(name), span: alarms.span))
        assertion.states = states
        converted.assertions.append(assertion)
      }
      return converted
    },
  ]
}

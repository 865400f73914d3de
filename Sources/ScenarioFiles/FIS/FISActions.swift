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

  /// Whether it could be told what the action does.
  var isUnderstood = true

  static let nothing: FISConverted = {
    var converted = FISConverted()
    converted.isUnderstood = false
    return converted
  }()

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
      guard let alarms = conversion.required("alarmArns", of: action, like: "shop-5xx"),
        let written = conversion.required("alarmStates", of: action, like: "OK")
      else { return .nothing }
      guard alarms.list.count <= FISTemplate.mostAssertedAlarms else {
        conversion.context.report(
          .brokenTemplate, "\(alarms.list.count) alarms are more than FIS takes", at: alarms.span,
          help: "an action looks at up to five")
        return .nothing
      }
      let states = states(written, &conversion)
      var converted = FISConverted()
      for name in alarms.list {
        var assertion = AlarmAssertion()
        assertion.alarm = conversion.alarm(FISText(text: name, span: alarms.span))
        assertion.states = states
        converted.assertions.append(assertion)
      }
      return converted
    },
  ]

  private static func states(
    _ written: FISText, _ conversion: inout FISConversion
  ) -> [AlarmState] {
    written.list.compactMap { name in
      if let state = AlarmState(rawValue: name) { return state }
      conversion.context.report(
        .brokenTemplate, "\(TerminalText.quote(name)) is no state of an alarm", at: written.span,
        help: "states are: " + AlarmState.allCases.map(\.rawValue).joined(separator: ", "))
      return nil
    }
  }

  /// Parameters that say how FIS does something, and nothing about what happens.
  static let manners: Set = [
    "useEcsFaultInjectionEndpoints", "installDependencies", "kubernetesServiceAccount",
    "fisPodContainerImage", "fisPodLabels", "fisPodAnnotations", "fisPodSecurityPolicy",
    "maxErrorsPercent", "completionMode", "clientToken", "gracePeriodSeconds",
  ]
}

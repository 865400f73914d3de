import SimulationKernel

/// What every Argo Rollout does, whatever its strategy: it counts ready tasks, watches its
/// progress, runs analyses, and waits for people.
struct ArgoRun: Sendable, Equatable {
  enum Purpose: Sendable, Equatable {
    case readiness, deadline, pause, scaleDown, inconclusive
    case analysis(Int)
    case background(Int)
  }

  /// What an answer tells the strategy.
  enum News: Sendable, Equatable {
    case nothing
    case readinessChanged
    case pauseOver, scaleDownDue
    /// The deadline passed, and the rollout is to be aborted for it.
    case tooSlow
    case analysesSucceeded
    case analysisFailed
    /// An analysis could not tell; the rollout is paused.
    case inconclusive
    /// A person lets an inconclusive rollout go on.
    case resumed
    case rejected
    /// Nobody answers.
    case unanswered
  }

  let description: ArgoRolloutDescription
  let hooks: HookList
  private let inconclusiveHook: Int?
  var answers = Answers<Purpose>()
  private(set) var readiness: Readiness
  private var deadline: ProgressDeadline?
  /// Whether the deadline is counted: not in pauses and analyses.
  private var isTimed = false
  private(set) var isPastDeadline = false
  /// Inline analyses that have not ended yet.
  private var openAnalyses = 0
  /// Somebody has to look at an inconclusive analysis.
  private(set) var isInconclusive = false
  /// It waits for a person whom nobody asked, or who does not answer.
  private(set) var isForsaken = false

  init(_ description: ArgoRolloutDescription, hooks: HookList) {
    self.description = description
    self.hooks = hooks
    inconclusiveHook = hooks.index(of: description.inconclusiveApproval)
    readiness = Readiness(wait: description.minReady)
  }

  /// Tasks of the candidate that are available.
  func available(_ view: StrategyView) -> Int {
    min(view.candidate.healthy, readiness.available)
  }

  /// Whether the candidate is at this size, and all of it available.
  func stands(at size: SideSize, _ view: StrategyView) -> Bool {
    let wanted = size.tasks(desired: view.desired)
    return view.candidate.active == wanted && available(view) == wanted
  }
}

// MARK: - Watching

extension ArgoRun {
  /// Takes notice of the tasks.
  mutating func observe(_ view: StrategyView) -> [StrategyAction] {
    readiness.observe(healthy: view.candidate.healthy, at: view.now)
    var actions: [StrategyAction] = []
    if let wait = readiness.wait(from: view.now), !answers.expects(.readiness) {
      actions.append(.wait(wait, generation: answers.expect(.readiness)))
    }
    let standing = ProgressDeadline.Standing(
      updated: view.candidate.active, old: view.others.active, ready: view.candidate.healthy,
      available: available(view))
    if deadline?.observe(standing, at: view.now) ?? false { isPastDeadline = false }
    return actions
  }

  /// Begins something that has to make progress, or something that may take its time.
  mutating func setTimed(_ isTimed: Bool, _ view: StrategyView) -> [StrategyAction] {
    let wasTimed = self.isTimed
    self.isTimed = isTimed
    isPastDeadline = false
    guard isTimed else { return [] }
    if !wasTimed {
      deadline = deadline ?? ProgressDeadline(limit: description.progressDeadline, now: view.now)
    }
    deadline?.restart(at: view.now)
    guard !answers.expects(.deadline) else { return [] }
    return [.wait(description.progressDeadline, generation: answers.expect(.deadline))]
  }

  private mutating func deadlineCame(
    _ view: StrategyView
  ) -> (News, [StrategyAction]) {
    guard isTimed, let deadline else { return (.nothing, []) }
    let remaining = deadline.remaining(at: view.now)
    guard remaining == .zero else {
      return (.nothing, [.wait(remaining, generation: answers.expect(.deadline))])
    }
    isPastDeadline = true
    let isAborted = description.progressDeadlineAbort
    return (isAborted ? .tooSlow : .nothing, [.report(.progressDeadlineExceeded)])
  }
}

// MARK: - Asking

extension ArgoRun {
  /// Pauses until a person answers; without a hook until somebody else does something.
  mutating func ask(_ hook: Int?, _ purpose: Purpose) -> [StrategyAction] {
    guard let hook else {
      isForsaken = true
      return [.report(.paused)]
    }
    return [
      .runHook(
        index: hook, limit: hooks.timeout(of: hook), generation: answers.expect(purpose))
    ]
  }

  /// Starts analyses of which all must succeed.
  mutating func analyze(_ analyses: [Int]) -> [StrategyAction] {
    openAnalyses = analyses.count
    return analyses.map {
      .analyze(index: $0, generation: answers.expect(.analysis($0)))
    }
  }

  mutating func analyzeInBackground(_ analyses: [Int]) -> [StrategyAction] {
    analyses.map { .analyze(index: $0, generation: answers.expect(.background($0))) }
  }

  mutating func forgetAll() {
    answers.forgetAll()
    openAnalyses = 0
    isInconclusive = false
    isForsaken = false
    isTimed = false
  }
}

// MARK: - Hearing

extension ArgoRun {
  /// What an event means; events that are none of its own mean nothing.
  mutating func hear(
    _ event: StrategyEvent, _ view: StrategyView
  ) -> (News, [StrategyAction]) {
    switch event {
    case .waited(let generation):
      switch answers.take(generation) {
      case .readiness: return (.readinessChanged, [])
      case .deadline: return deadlineCame(view)
      case .pause: return (.pauseOver, [])
      case .scaleDown: return (.scaleDownDue, [])
      case .inconclusive, .analysis, .background, nil: return (.nothing, [])
      }
    case .hookEnded(_, let outcome, let generation):
      guard let purpose = answers.take(generation) else { return (.nothing, []) }
      return heard(outcome, about: purpose)
    case .analysisEnded(_, let outcome, let generation):
      guard let purpose = answers.take(generation) else { return (.nothing, []) }
      return heard(outcome, about: purpose)
    case .started, .observed, .stageTimedOut, .alarmFired, .unsettledByScaling,
      .rollbackRequested, .task:
      return (.nothing, [])
    }
  }

  private mutating func heard(
    _ outcome: HookOutcome, about purpose: Purpose
  ) -> (News, [StrategyAction]) {
    switch outcome {
    case .succeeds:
      guard purpose == .inconclusive else { return (.pauseOver, []) }
      isInconclusive = false
      return (.resumed, [])
    case .fails: return (.rejected, [])
    case .hangs:
      isForsaken = true
      return (.unanswered, [.report(.paused)])
    }
  }

  private mutating func heard(
    _ outcome: AnalysisOutcome, about purpose: Purpose
  ) -> (News, [StrategyAction]) {
    let isInline = if case .analysis = purpose { true } else { false }
    if isInline { openAnalyses -= 1 }
    switch outcome {
    case .successful:
      return (isInline && openAnalyses == 0 && !isInconclusive ? .analysesSucceeded : .nothing, [])
    case .failed, .error: return (.analysisFailed, [])
    case .inconclusive:
      guard !isInconclusive else { return (.nothing, []) }
      isInconclusive = true
      return (.inconclusive, ask(inconclusiveHook, .inconclusive))
    }
  }
}

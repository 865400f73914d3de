extension ThresholdSettings {
  var problems: [AnalysisProblem] {
    var list = ProblemList()
    // One metric may stand in several rules.
    list.add(.noMetric, if: rules.isEmpty)
    for rule in rules {
      list.checkCount("minimumRequests", rule.minimumRequests)
      list.checkCount("breachesInARow", rule.breachesInARow, from: 1)
      list.add(.noLimit(metric: rule.metric.name), if: rule.breach.limit.isNaN)
      if rule.accumulates { list.checkSummed(rule.metric) }
    }
    list.checkSchedule(schedule)
    return list.problems
  }
}

extension ArgoSettings {
  var problems: [AnalysisProblem] {
    var list = ProblemList()
    list.checkMetrics(metrics.map(\.metric))
    for metric in metrics { metric.check(&list) }
    return list.problems
  }
}

extension ArgoMetric {
  fileprivate func check(_ list: inout ProblemList) {
    if let interval { list.checkInterval(interval) }
    list.add(.negativeTime(initialDelay), if: initialDelay < .zero)
    list.add(
      .emptyFirstWindow(metric: metric.name), if: metric.window == nil && initialDelay == .zero)
    list.checkCount("failureLimit", failureLimit, from: -1)
    list.checkCount("inconclusiveLimit", inconclusiveLimit)
    list.checkCount("consecutiveErrorLimit", consecutiveErrorLimit)
    list.checkCount("consecutiveSuccessLimit", consecutiveSuccessLimit)
    guard let count, count != 0 else { return }
    list.checkCount("count", count)
    list.add(
      .countWithoutInterval(metric: metric.name, count: count),
      if: interval == nil && count > 1)
    let limits = [("failureLimit", failureLimit), ("inconclusiveLimit", inconclusiveLimit)]
    for (field, limit) in limits {
      list.add(
        .limitAboveCount(metric: metric.name, field: field, limit: limit, count: count),
        if: limit > count)
    }
  }
}

extension FlaggerSettings {
  var problems: [AnalysisProblem] {
    var list = ProblemList()
    list.checkMetrics(checks.map(\.metric))
    for check in checks {
      list.add(
        .noLimit(metric: check.metric.name), if: check.minimum == nil && check.maximum == nil)
      if let minimum = check.minimum, let maximum = check.maximum {
        list.add(
          .emptyRange(metric: check.metric.name, minimum: minimum, maximum: maximum),
          if: minimum > maximum)
      }
    }
    list.checkInterval(interval)
    list.checkCount("threshold", threshold)
    if let iterations { list.checkCount("iterations", iterations, from: 1) }
    return list.problems
  }
}

extension KayentaSettings {
  var problems: [AnalysisProblem] {
    var list = ProblemList()
    list.checkMetrics(metrics.map(\.metric))
    for metric in metrics {
      list.add(.overlappingWindow(metric: metric.metric.name), if: metric.metric.window != nil)
    }
    let groups = metrics.flatMap(\.groups)
    for weight in groupWeights {
      list.add(.unknownGroup(weight.group), if: !groups.contains(weight.group))
    }
    let sum = groupWeights.reduce(0) { $0 + $1.weight }
    list.add(.weightsExceed(sum: sum), if: !(sum <= 100))
    list.add(
      .marginalAbovePass(marginal: marginalThreshold, pass: passThreshold),
      if: !(marginalThreshold <= passThreshold))
    list.checkOpen("confidence", confidence, 0, 1)
    list.checkInterval(step)
    list.add(.negativeTime(initialDelay), if: initialDelay < .zero)
    list.checkCount("pointsPerJudgment", pointsPerJudgment, from: 1)
    list.checkCount("judgments", judgments, from: 1)
    return list.problems
  }
}

extension FisherSettings {
  var problems: [AnalysisProblem] {
    var list = ProblemList()
    list.checkMetrics([metric])
    list.checkSummed(metric)
    list.checkOpen("alpha", alpha, 0, 1)
    list.checkCount("minimumRequests", minimumRequests)
    list.checkSchedule(schedule, needsLooks: looks == .corrected)
    return list.problems
  }
}

extension SequentialSettings {
  var problems: [AnalysisProblem] {
    var list = ProblemList()
    list.checkMetrics([metric])
    list.checkSummed(metric)
    switch hypothesis {
    case .rates(let healthy, let defective):
      list.checkOpen("healthy", healthy, 0, 1)
      list.checkOpen("defective", defective, healthy, 1)
    case .ratioToBaseline(let ratio): list.checkOpen("ratioToBaseline", ratio, 1, .infinity)
    }
    list.checkOpen("falseAlarm", falseAlarm, 0, 1)
    list.checkOpen("miss", miss, 0, 1 - falseAlarm)
    list.checkSchedule(schedule)
    return list.problems
  }
}

extension AlwaysValidSettings {
  var problems: [AnalysisProblem] {
    var list = ProblemList()
    list.checkMetrics([metric])
    list.checkSummed(metric)
    list.checkOpen("alpha", alpha, 0, 1)
    list.checkCount("minimumRequests", minimumRequests)
    list.checkSchedule(schedule)
    return list.problems
  }
}

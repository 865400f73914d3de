import SimulationKernel

/// A rule, or the default action of a listener, by its number in the world.
struct RuleReference: Hashable {
  var index: Int
}

// ModifyListener and ModifyRule.
extension World {
  /// Finds `"<load balancer>/<listener>"` or `"<load balancer>/<listener>/<rule>"`.
  func ruleReference(_ text: String) -> RuleReference? {
    ruleNames.firstIndex(of: text).map { RuleReference(index: $0) }
  }

  func weights(of rule: RuleReference) -> [(group: Int, weight: Int)] {
    Array(zip(rules[rule.index].groups, rules[rule.index].weights).map { (group: $0, weight: $1) })
  }

  /// Gives the groups of a forward new weights; a group that is not named keeps its own.
  ///
  /// Each node follows after a propagation delay of its own.
  mutating func setWeights(
    _ weights: [(group: Int, weight: Int)], of rule: RuleReference, in queue: inout EventQueue
  ) {
    for (group, weight) in weights {
      if let position = rules[rule.index].groups.firstIndex(of: group) {
        rules[rule.index].weights[position] = weight
      } else {
        rules[rule.index].groups.append(group)
        rules[rule.index].weights.append(weight)
        // To a node that has not heard of the group yet, it is one without weight.
        for node in nodes.indices {
          forwards[node * rules.count + rule.index].weights.append(0)
        }
      }
    }
    journalWeights(of: rule, in: queue)
    let balancer = balancers[rules[rule.index].balancer]
    for node in balancer.firstNode..<balancer.firstNode + balancer.nodeCount {
      let delay = draw(propagation.rules, purpose: .rules, rule.index, node)
      let known = rules[rule.index].weights
      if delay == .zero {
        weightsKnown(known, of: rule.index, node: node)
      } else {
        schedule(
          .weightsKnown(rule: rule.index, node: node, weights: known), after: delay, in: &queue)
      }
    }
  }

  mutating func weightsKnown(_ weights: [Int], of rule: Int, node: Int) {
    guard
      reaches(rules[rule].balancer, .weightsKnown(rule: rule, node: node, weights: weights))
    else { return }
    let groups = rules[rule].groups
    // A group that joined after these weights were sent out has none in them.
    let later = Array(repeating: 0, count: groups.count - weights.count)
    forwards[node * rules.count + rule] = NodeForward(groups: groups, weights: weights + later)
  }

  private mutating func journalWeights(of rule: RuleReference, in queue: borrowing EventQueue) {
    let total = rules[rule.index].weights.reduce(0, +)
    for (group, weight) in zip(rules[rule.index].groups, rules[rule.index].weights) {
      let percent = total == 0 ? 0 : 100 * Double(weight) / Double(total)
      journal(
        ruleNames[rule.index],
        .trafficShifted(rule: ruleNames[rule.index], group: groups[group].name, percent: percent),
        in: queue)
    }
  }
}

/// The steps of a plan as one list, each with its place in the sequence and the branches.
///
/// A step that holds branches comes before what it holds, so that the numbers of a plan without
/// branches are the places in it.
package struct PlanTree: Sendable, Equatable {
  package struct Node: Sendable, Equatable {
    package var step: PlanStepDescription
    /// The step after it in its list.
    package var next: Int?
    /// The step that holds the branch that it is in.
    package var holder: Int?
    /// The first step of each branch that it holds; empty branches are left out.
    package var branches: [Int] = []
  }

  package private(set) var nodes: [Node] = []

  package init(_ steps: [PlanStepDescription]) {
    add(steps, in: nil)
  }

  private mutating func add(_ steps: [PlanStepDescription], in holder: Int?) {
    var previous: Int?
    for step in steps {
      let number = nodes.count
      nodes.append(Node(step: step, holder: holder))
      if let previous { nodes[previous].next = number }
      previous = number
      for branch in step.action.branches where !branch.isEmpty {
        nodes[number].branches.append(nodes.count)
        add(branch, in: number)
      }
    }
  }
}

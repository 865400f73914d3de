import Experiments
import ScenarioFiles

extension GateProblem {
  /// What is wrong and how to mend it.
  var words: String {
    switch self {
    case .noDeployment:
      "the plan deploys nothing, so there is no gate to try; add a step with \"deploy\""
    case .tooMuchTraffic(let factor, let excess):
      "\(DecimalText.short(factor)) times the traffic needs \(excess.words)"
    }
  }
}

extension TrafficExcess {
  fileprivate var words: String {
    switch self {
    case .events(let events, let limit):
      "about \(EstimateText.text(of: events)) events for each world, the limit is \(limit); try "
        + "less, or raise \"limits\": {\"events\": …}"
    case .memory(let bytes, let limit):
      "about \(EstimateText.text(of: bytes / 0x1p20)) MiB for each world, the limit is "
        + "\(SizeText.text(of: limit)); try less, or raise \"limits\": {\"memory\": …}"
    }
  }
}

// Mistakes about faults.

extension DiagnosticCode {
  static let faults: [DiagnosticCode] = [
    .wayToItself, .meaninglessShare, .longRamp, .countAndShare, .planeOfRegion, .twoPlaces,
    .faultForGood, .unsupportedAction, .unmappedTarget, .brokenTemplate, .faultWithoutEffect,
    .stoppedAtOnce, .passedOver,
  ]

  package static let wayToItself = DiagnosticCode(
    "E675", "a way that leads nowhere",
    "A fault of the network is about the way between two places: regions, or where clients are.",
    remedy: "Name two places.",
    example: """
      "linkCut": {"from": "us-east-1", "to": "us-east-1"}    // wrong
      "linkCut": {"from": "us-east-1", "to": "eu-west-1"}    // right
      """)

  package static let meaninglessShare = DiagnosticCode(
    "E676", "a share or a ramp of what is there or not",
    "A share is a part of the connections, calls, launches, tasks or whatever the kind is about; a "
      + "ramp lets a fault come by and by. Power, a region or a control plane is there or gone.",
    remedy: "Leave it out, or take a kind that can be partial.",
    example: """
      {"at": "5m", "share": "50%", "zoneLost": "a"}                         // wrong
      {"at": "5m", "share": "50%", "targetsLost": {"of": "shop"}}           // right
      """)

  package static let longRamp = DiagnosticCode(
    "E677", "a ramp that does not fit",
    "The ramp is a part of the fault's duration; a fault that fades has two of them, and an end.",
    remedy: "Shorten the ramp, or lengthen the fault.",
    example: """
      "duration": "5m", "ramp": "3m", "fades": true    // wrong: 6m of ramps
      "duration": "5m", "ramp": "2m", "fades": true    // right
      """)

  package static let countAndShare = DiagnosticCode(
    "E678", "targets counted twice",
    "A fault meets a number of targets, or a share of them.",
    remedy: "Leave one of the two out.",
    example: """
      {"share": "50%", "targetsLost": {"of": "shop", "count": 2}}    // wrong
      {"share": "50%", "targetsLost": {"of": "shop"}}                // right
      """)

  package static let planeOfRegion = DiagnosticCode(
    "E679", "a control plane and its region",
    "ECS, EC2, load balancing, DynamoDB and RDS have a control plane in each region; Route 53 and "
      + "ARC have one for all.",
    remedy: "Say in which region it is, or leave the region out.",
    example: """
      "controlPlaneDown": {"plane": "ecs", "region": "us-east-1"}
      "controlPlaneDown": {"plane": "route53"}
      """)

  package static let twoPlaces = DiagnosticCode(
    "E680", "two places for one fault",
    "A fault is in a zone, of a load balancer, or in a whole region.",
    remedy: "Leave one of them out.",
    example: """
      "capacityShortage": {"region": "us-east-1", "zone": "euw1-az1"}    // wrong
      "capacityShortage": {"zone": "euw1-az1"}                           // right
      """)

  package static let faultForGood = DiagnosticCode(
    "E681", "a fault for good that ends",
    "Stopping an experiment ends its faults. Those for good are left as they are: nobody starts what "
      + "has been terminated. So they have no duration, and belong to an experiment.",
    remedy: "Leave \"forGood\" or \"duration\" out.",
    example: """
      {"at": "1m", "duration": "5m", "forGood": true, "targetsLost": {"of": "shop"}}    // wrong
      {"at": "1m", "forGood": true, "targetsLost": {"of": "shop"}}                      // right
      """)

  package static let faultWithoutEffect = DiagnosticCode(
    "W793", "a fault without effect",
    "The fault takes place, and nothing changes for anybody.",
    remedy: "Say what it does.",
    example: """
      "badConfiguration": {"of": "shop"}                        // nothing happens
      "badConfiguration": {"of": "shop", "errorRate": "20%"}
      """)

  package static let unsupportedAction = DiagnosticCode(
    "E682", "an action of FIS without counterpart",
    "The experiment template does something that this program does not simulate. Leaving it out "
      + "silently would make the experiment look harmless.",
    remedy: "Remove the action, or replace it by one that is supported.",
    example: """
      "actionId": "aws:s3:bucket-pause-replication"    // wrong
      "actionId": "aws:ecs:stop-task"                  // right
      """)

  package static let unmappedTarget = DiagnosticCode(
    "E683", "a target of FIS that is nothing here",
    "A template finds its targets by tags and ARNs, of which a scenario knows nothing.",
    remedy: "Say in the experiment's \"targets\" what each target of the template is called here.",
    example: """
      {"at": "10m", "template": "fis/stop.json", "targets": {"Web-Tasks": "shop"}}
      """)

  package static let brokenTemplate = DiagnosticCode(
    "E684", "an experiment template that cannot be read",
    "The file is not what CreateExperimentTemplate takes or `aws fis get-experiment-template` prints.",
    remedy: "Correct what the message names.",
    example: """
      "parameters": {"duration": "5m"}      // wrong
      "parameters": {"duration": "PT5M"}    // right
      """)

  package static let passedOver = DiagnosticCode(
    "W795", "a part of a template that is passed over",
    "A template narrows its targets by tags, filters and parameters, and says more about an action "
      + "than is simulated. What is passed over may make the experiment hit more than it would.",
    remedy:
      "Map the target to a service or fleet of its own, or leave the key out if that is meant.",
    example: """
      "filters": [{"path": "VpcId", "values": ["vpc-1"]}]                             // passed over
      "filters": [{"path": "Placement.AvailabilityZone", "values": ["us-east-1a"]}]   // simulated
      """)

  package static let stoppedAtOnce = DiagnosticCode(
    "W794", "an experiment that is stopped at once",
    "One of the alarms that stop the experiment rings from the start of the run.",
    remedy: "Let the alarm begin as OK, or take another one.",
    example: """
      "alarms": {"errors": {"initialState": "ALARM"}}    // the experiment does nothing
      """)
}

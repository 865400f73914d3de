/// Templates of AWS FIS, of which one thing each is wrong or has no counterpart.
enum FISSamples {
  static func actions(_ actions: [String], targets: String = "") -> String {
    "{\n\"targets\": {\(targets)},\n\"actions\": {\n" + actions.joined(separator: ",\n")
      + "\n}\n}\n"
  }

  static func shortage(zones: String, _ number: Int = 1) -> String {
    #""short-\#(number)": {"actionId": "aws:ec2:api-insufficient-instance-capacity-error", "#
      + #""parameters": {"duration": "PT5M", "availabilityZoneIdentifiers": "\#(zones)"}}"#
  }

  static func look(_ states: String) -> String {
    actions([
      #""look": {"actionId": "aws:cloudwatch:assert-alarm-state", "#
        + #""parameters": {"alarmArns": "high", "alarmStates": "\#(states)"}}"#
    ])
  }

  static func injected(_ service: String, _ operations: String) -> String {
    actions([
      #""inject": {"actionId": "aws:fis:inject-api-throttle-error", "parameters": "#
        + #"{"duration": "PT5M", "service": "\#(service)", "operations": "\#(operations)"}}"#
    ])
  }

  /// What narrows a target, and only its zone can be simulated.
  static let narrowed = """
    "resourceTags": {"tier": "web"},
          "parameters": {"cluster": "c", "service": "s", "functionQualifier": "1"},
          "filters": [
            {"path": "VpcId", "values": ["vpc-1"]},
            {"path": "State.Name", "values": ["running"]},
            {"path": "Placement.AvailabilityZone", "values": ["use1-az1"]}
          ]
    """

  static let terminate = actions(
    [
      #""kill": {"actionId": "aws:ec2:terminate-instances", "targets": {"Instances": "I"}}"#,
      #""stop": {"actionId": "aws:ec2:stop-instances", "targets": {"Instances": "I"}, "#
        + #""parameters": {"startInstancesAfterDuration": "PT10M"}, "startAfter": ["kill"]}"#,
    ],
    targets: #"""
      "I": {"resourceType": "aws:ec2:instance", "selectionMode": "PERCENT(50)", "filters": [
        {"path": "Placement.AvailabilityZone", "values": ["us-east-1a", "us-east-1b", "us-east-1a"]},
        {"path": "Placement.AvailabilityZone", "values": ["us-east-1c", "us-east-1a"]}]}
      """#)

  /// Actions that start one after the other, the last one written first.
  static func chain(_ length: Int) -> String {
    actions(
      (1...length).reversed().map { number in
        #""w\#(number)": {"actionId": "aws:fis:wait", "parameters": {"duration": "PT1M"}, "#
          + #""startAfter": [\#(number == 1 ? "" : #""w\#(number - 1)""#)]}"#
      })
  }

  static let pause = actions(
    [
      #""pause": {"actionId": "aws:dynamodb:global-table-pause-replication", "#
        + #""parameters": {"duration": "PT20M"}, "targets": {"Tables": "T"}}"#
    ], targets: #""T": {"resourceType": "aws:dynamodb:global-table", "selectionMode": "ALL"}"#)
}

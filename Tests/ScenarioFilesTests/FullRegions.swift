/// A right scenario with everything about regions and the network.
enum FullRegions {
  static let text = #"""
    {
      "question": "How far is it?",
      "duration": "10m",
      "regions": {"us-east-1": ["use1-az1", "use1-az2"], "eu-west-1": ["euw1-az1"]},
      "network": {
        "roundTrips": [
          {"from": "head-office", "to": "us-east-1", "time": "80ms", "share": "40%"},
          {"from": "eu-west-1", "to": "head-office", "time": "20ms"},
        ],
        "jitter": "5%", "loss": "0.1%", "handshakes": 3, "retransmission": "300ms",
        "connectionLost": "10m",
      },
      "loadBalancers": {
        "use1": {"region": "us-east-1", "listeners": {"web": {"default": {"forward": {"a": 1}}}}},
      },
      "targetGroups": {"a": {}},
      "revisions": {"v1": {}},
      "services": {
        "shop": {"region": "us-east-1", "zones": ["use1-az2"], "revision": "v1", "targetGroup": "a"},
      },
      "fleets": {"old": {"region": "us-east-1", "revision": "v1", "targetGroup": "a"}},
      "traffic": {
        "office": {
          "to": "use1", "from": "head-office",
          "arrivals": {"process": "constant", "rate": "1rps"}, "work": "20ms",
        },
      },
      "objectives": {"failed": ["rate<1%"]},
    }
    """#
}

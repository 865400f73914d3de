// Mistakes about regions and the network between them.

extension DiagnosticCode {
  static let regions: [DiagnosticCode] = [
    .zonesBesideRegions, .noRegion, .zoneOfAnotherRegion, .placeWithoutRegions, .unknownRoundTrip,
  ]

  package static let zonesBesideRegions = DiagnosticCode(
    "E610", "zones beside regions",
    "Each region lists its own zones; a second list could only contradict.",
    remedy: "Leave \"zones\" out.",
    example: """
      "regions": {"us-east-1": ["use1-az1"]}, "zones": ["use1-az1"]    // wrong
      "regions": {"us-east-1": ["use1-az1"]}                           // right
      """)

  package static let noRegion = DiagnosticCode(
    "E611", "a thing that is in no region",
    "Load balancers, services and fleets are things of one region. With more than one region a "
      + "thing has to say which.",
    remedy: "Add \"region\".",
    example: """
      "services": {"shop": {"revision": "v1"}}                           // wrong
      "services": {"shop": {"region": "us-east-1", "revision": "v1"}}    // right
      """)

  package static let zoneOfAnotherRegion = DiagnosticCode(
    "E612", "a zone of another region",
    "A load balancer, a service or a fleet uses zones of its own region only.",
    remedy: "Name a zone of its region, or leave the zones out to use all of them.",
    example: """
      "fleets": {"web": {"region": "us-east-1", "zones": ["euw1-az1"]}}    // wrong
      "fleets": {"web": {"region": "us-east-1", "zones": ["use1-az1"]}}    // right
      """)

  package static let placeWithoutRegions = DiagnosticCode(
    "E613", "clients that are far from nothing",
    "Where clients are matters only where things are in regions.",
    remedy: "Describe regions, or leave \"from\" out.",
    example: """
      "regions": {"us-east-1": ["use1-az1"]},
      "traffic": {"shoppers": {"from": "american-clients"}}
      """)

  package static let unknownRoundTrip = DiagnosticCode(
    "E614", "an unknown distance",
    "Packets travel between regions, and from clients to regions. The table that comes with the "
      + "program knows the larger regions and clients on three continents: "
      + "american-clients, european-clients and asian-clients.",
    remedy: "Describe the round trip.",
    example: """
      "network": {"roundTrips": [
        {"from": "head-office", "to": "us-east-1", "time": "80ms"}
      ]}
      """)
}

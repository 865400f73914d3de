// The exact words for each wrong scenario.

extension WrongScenario {
  static let clients: [WrongScenario] = [
    WrongScenario(
      "more resolvers with a habit than there are",
      #""pinnedShare": "2%""#, becomes: #""pinnedShare": "95%""#, in: FullClients.text,
      is: #"""
        full.jsonc:19:76: error[E630]: resolvers that extend and resolvers that pin are more than there are
          19 |           "extendingShare": "8.74%", "extensionFactor": 15, "pinnedShare": "95%",
             |                                                                            ^^^^^
          help: let the two shares be at most 100% together
        """#),
    WrongScenario(
      "resolvers without any size",
      #""sizes": [5, 3, 2]"#, becomes: #""sizes": [0, 0]"#, in: FullClients.text,
      is: #"""
        full.jsonc:22:51: error[E509]: the sizes of the resolvers sum to zero
          22 |         {"name": "open", "share": "30%", "sizes": [0, 0], "place": "public"},
             |                                                   ^^^^^^
          help: give at least one resolver a part of the clients
        """#),
    WrongScenario(
      "two kinds of resolvers of one name",
      #""name": "near""#, becomes: #""name": "open""#, in: FullClients.text,
      is: #"""
        full.jsonc:23:9: error[E402]: two kinds of resolvers are called "open"
          23 |         {"name": "open", "share": "0%", "place": "public", "clientSubnet": true},
             |         ^
        """#),
    WrongScenario(
      "clients of unknown resolvers",
      #"["isp", "open"]"#, becomes: #"["isp", "opne"]"#, in: FullClients.text,
      is: #"""
        full.jsonc:36:90: error[E401]: no kind of resolvers has the name "opne"
          36 |         "sessions": 100, "keepAlive": true, "resolveTimeout": "5s", "resolvers": ["isp", "opne"],
             |                                                                                          ^^^^^^
          help: did you mean "open"?
        """#),
    WrongScenario(
      "resolvers at an unknown place",
      #""sizes": [5, 3, 2], "place": "public""#,
      becomes: #""sizes": [5, 3, 2], "place": "nowhere""#, in: FullClients.text,
      is: #"""
        full.jsonc:5:14: error[E614]: nothing says how far "nowhere" and "eu-west-1" are apart, and the table does not know
           5 |   "network": {"roundTrips": [{"from": "eu-west-1", "to": "public", "time": "10ms"}]},
             |              ^
          help: add to "roundTrips": {"from": "nowhere", "to": "eu-west-1", "time": "80ms"}
        """#),
    WrongScenario(
      "resolvers that are far from nothing",
      #""regions": {"eu-west-1": ["euw1-az1", "euw1-az2"]},"#, becomes: "", in: FullClients.text,
      is: #"""
        full.jsonc:8:163: error[E632]: "alb" is not in the zone "euw1-az2"
           8 | … "every": "20m", "lasts": "5m", "away": "euw1-az2", "outcomeAlarms": "…
             |                                          ^^^^^^^^^^
          help: zones of alb are: "a"

        full.jsonc:22:71: error[E613]: there are no regions that the resolvers could be far from
          22 |         {"name": "open", "share": "30%", "sizes": [5, 3, 2], "place": "public"},
             |                                                                       ^^^^^^^^
          help: describe "regions", or leave "place" out

        full.jsonc:23:50: error[E613]: there are no regions that the resolvers could be far from
          23 |         {"name": "near", "share": "0%", "place": "public", "clientSubnet": true},
             |                                                  ^^^^^^^^
          help: describe "regions", or leave "place" out

        full.jsonc:32:15: error[E613]: there are no regions that its clients could be far from
          32 |       "from": "eu-west-1",
             |               ^^^^^^^^^^^
          help: describe "regions", or leave "from" out

        full.jsonc:53:64: error[E632]: "alb" is not in the zone "euw1-az1"
          53 |     {"at": "5m", "zonalShift": {"loadBalancer": "alb", "away": "euw1-az1", "expires": "30m"}},
             |                                                                ^^^^^^^^^^
          help: zones of alb are: "a"
        """#),
    WrongScenario(
      "a cache that keeps answers for an unknown time",
      #""keeps": "forever""#, becomes: #""keeps": "always""#, in: FullClients.text,
      is: #"""
        full.jsonc:39:71: error[E204]: "always" is not a duration
          39 |           {"share": "10%", "keeps": "30s"}, {"share": "10%", "keeps": "always"},
             |                                                                       ^^^^^^^^
          help: choices are: "nothing", "remaining", "restart", "forever"
        """#),
    WrongScenario(
      "caches and lives of strangers",
      #""sessions": 100, "keepAlive": true, "#, becomes: "", in: FullClients.text,
      is: #"""
        full.jsonc:37:9: warning[W768]: "users" has no sessions
          37 |         "caches": [
             |         ^^^^^^^^

        full.jsonc:42:9: warning[W768]: "users" has no sessions
          42 |         "lifetime": "1h", "connectionLife": "5m",
             |         ^^^^^^^^^^

        full.jsonc:42:27: warning[W768]: "users" has no sessions
          42 |         "lifetime": "1h", "connectionLife": "5m",
             |                           ^^^^^^^^^^^^^^^^
        """#),
    WrongScenario(
      "lives of connections that are not kept",
      #""keepAlive": true, "#, becomes: "", in: FullClients.text,
      is: #"""
        full.jsonc:42:27: warning[W768]: the sessions of "users" do not keep their connections
          42 |         "lifetime": "1h", "connectionLife": "5m",
             |                           ^^^^^^^^^^^^^^^^
        """#),
    WrongScenario(
      "a zonal shift that is not allowed",
      #"{"enabled": true, "autoshift": true,"#, becomes: #"{"enabled": false, "autoshift": true,"#,
      in: FullClients.text,
      is: #"""
        full.jsonc:8:40: error[E631]: "alb" does not allow zonal shifts
           8 |       "zonalShift": {"enabled": false, "autoshift": true, "startsAfter…
             |                                        ^^^^^^^^^^^
          help: add "enabled": true

        full.jsonc:8:99: error[E631]: "alb" does not allow zonal shifts
           8 | …"startsAfter": "4m", "endsAfter": "6m", "practice": {"at": "10m", "eve…
             |                                          ^^^^^^^^^^
          help: add "enabled": true

        full.jsonc:53:49: error[E631]: "alb" does not allow zonal shifts
          53 |     {"at": "5m", "zonalShift": {"loadBalancer": "alb", "away": "euw1-az1", "expires": "30m"}},
             |                                                 ^^^^^
          help: add to it "zonalShift": {"enabled": true}
        """#),
    WrongScenario(
      "a zonal shift away from an unknown zone",
      #""away": "euw1-az1""#, becomes: #""away": "euw1-az3""#, in: FullClients.text,
      is: #"""
        full.jsonc:53:64: error[E632]: "alb" is not in the zone "euw1-az3"
          53 |     {"at": "5m", "zonalShift": {"loadBalancer": "alb", "away": "euw1-az3", "expires": "30m"}},
             |                                                                ^^^^^^^^^^
          help: did you mean "euw1-az1"?
        """#),
    WrongScenario(
      "a zonal shift away from the only zone",
      #"["euw1-az1", "euw1-az2"]"#, becomes: #"["euw1-az1"]"#, in: FullClients.text,
      is: #"""
        full.jsonc:8:163: error[E632]: "alb" is not in the zone "euw1-az2"
           8 | … "every": "20m", "lasts": "5m", "away": "euw1-az2", "outcomeAlarms": "…
             |                                          ^^^^^^^^^^
          help: did you mean "euw1-az1"?

        full.jsonc:53:64: error[E632]: "euw1-az1" is the only zone of "alb"
          53 |     {"at": "5m", "zonalShift": {"loadBalancer": "alb", "away": "euw1-az1", "expires": "30m"}},
             |                                                                ^^^^^^^^^^
          help: enable another zone
        """#),
    WrongScenario(
      "a zonal shift that is too long",
      #""expires": "30m""#, becomes: #""expires": "4d""#, in: FullClients.text,
      is: #"""
        full.jsonc:53:87: error[E304]: "4d" is out of range
          53 |     {"at": "5m", "zonalShift": {"loadBalancer": "alb", "away": "euw1-az1", "expires": "4d"}},
             |                                                                                       ^^^^
          help: allowed is a duration from 1m to 3d
        """#),
    WrongScenario(
      "a cache of names for a listener",
      #""to": "shop","#, becomes: #""to": "alb/web","#, in: FullClients.text,
      is: #"""
        full.jsonc:13:5: warning[W707]: no traffic goes to the DNS name "shop"
          13 |     "shop": {
             |     ^^^^^^

        full.jsonc:36:69: warning[W769]: "users" goes to a load balancer, not to a DNS name
          36 |         "sessions": 100, "keepAlive": true, "resolveTimeout": "5s", "resolvers": ["isp", "open"],
             |                                                                     ^^^^^^^^^^^

        full.jsonc:37:9: warning[W769]: "users" goes to a load balancer, not to a DNS name
          37 |         "caches": [
             |         ^^^^^^^^
        """#),
  ]
}

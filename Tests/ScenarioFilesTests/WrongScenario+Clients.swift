// The exact words for each wrong scenario.

extension WrongScenario {
  static let clients: [WrongScenario] = [
    WrongScenario(
      "more resolvers with a habit than there are",
      #""pinnedShare": "2%""#, becomes: #""pinnedShare": "95%""#, in: FullClients.text,
      is: #"""
        """#),
    WrongScenario(
      "resolvers without any size",
      #""sizes": [5, 3, 2]"#, becomes: #""sizes": [0, 0]"#, in: FullClients.text,
      is: #"""
        """#),
    WrongScenario(
      "resolvers that nobody asks",
      #""share": "70%", "count": 50"#, becomes: #""share": "0%", "count": 50"#,
      in: FullClients.text,
      is: #"""
        """#),
    WrongScenario(
      "two kinds of resolvers of one name",
      #""name": "near""#, becomes: #""name": "open""#, in: FullClients.text,
      is: #"""
        """#),
    WrongScenario(
      "clients of unknown resolvers",
      #"["isp", "open"]"#, becomes: #"["isp", "opne"]"#, in: FullClients.text,
      is: #"""
        """#),
    WrongScenario(
      "resolvers at an unknown place",
      #""sizes": [5, 3, 2], "place": "public""#,
      becomes: #""sizes": [5, 3, 2], "place": "nowhere""#, in: FullClients.text,
      is: #"""
        """#),
    WrongScenario(
      "resolvers that are far from nothing",
      #""regions": {"eu-west-1": ["euw1-az1", "euw1-az2"]},"#, becomes: "", in: FullClients.text,
      is: #"""
        """#),
    WrongScenario(
      "a cache that keeps answers for an unknown time",
      #""keeps": "forever""#, becomes: #""keeps": "always""#, in: FullClients.text,
      is: #"""
        """#),
    WrongScenario(
      "caches and lives of strangers",
      #""sessions": 100, "keepAlive": true, "#, becomes: "", in: FullClients.text,
      is: #"""
        """#),
    WrongScenario(
      "lives of connections that are not kept",
      #""keepAlive": true, "#, becomes: "", in: FullClients.text,
      is: #"""
        """#),
    WrongScenario(
      "a zonal shift that is not allowed",
      #"{"enabled": true, "autoshift": true,"#, becomes: #"{"enabled": false, "autoshift": true,"#,
      in: FullClients.text,
      is: #"""
        """#),
    WrongScenario(
      "a zonal shift away from an unknown zone",
      #""away": "euw1-az1""#, becomes: #""away": "euw1-az3""#, in: FullClients.text,
      is: #"""
        """#),
    WrongScenario(
      "a zonal shift away from the only zone",
      #"["euw1-az1", "euw1-az2"]"#, becomes: #"["euw1-az1"]"#, in: FullClients.text,
      is: #"""
        """#),
    WrongScenario(
      "a zonal shift that is too long",
      #""expires": "30m""#, becomes: #""expires": "4d""#, in: FullClients.text,
      is: #"""
        """#),
    WrongScenario(
      "a cache of names for a listener",
      #""to": "shop","#, becomes: #""to": "alb/web","#, in: FullClients.text,
      is: #"""
        """#),
  ]
}

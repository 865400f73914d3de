/// A right scenario with everything about routing policies, health checks and routing controls.
enum FullNaming {
  static let text = #"""
    {
      "question": "Who is sent where?",
      "duration": "30m",
      "regions": {"us-east-1": ["use1-az1"], "eu-west-1": ["euw1-az1"]},
      "loadBalancers": {
        "us": {"region": "us-east-1", "listeners": {"web": {"default": {"forward": {"us-web": 1}}}}},
        "eu": {"region": "eu-west-1", "listeners": {"web": {"default": {"forward": {"eu-web": 1}}}}},
      },
      "targetGroups": {"us-web": {}, "eu-web": {}},
      "revisions": {"v1": {"healthEndpoint": {"hasString": false}}},
      "services": {"shop": {"region": "us-east-1", "revision": "v1", "targetGroup": "us-web"}},
      "fleets": {"standby": {"region": "eu-west-1", "revision": "v1", "targetGroup": "eu-web"}},
      "names": {
        "shop": {
          "policy": "failover",
          "records": {
            "first": {"to": "us.shop", "role": "primary", "evaluateTargetHealth": true},
            "eu/web": {"role": "secondary", "evaluateTargetHealth": true, "healthCheck": "eu"},
          },
        },
        "us.shop": {
          "records": {"us/web": {"weight": 9, "healthCheck": "us"}, "192.0.2.1": {"weight": 1}},
        },
        "share": {"records": {"part": {"to": "us.shop", "evaluateTargetHealth": true}, "eu/web": 1}},
        "near": {
          "policy": "latency",
          "records": {"us/web": {"region": "us-east-1"}, "eu/web": {"region": "eu-west-1"}},
        },
        "land": {
          "policy": "geolocation",
          "records": {
            "a": {"to": "eu/web", "location": {"continent": "EU"}},
            "b": {"to": "us/web", "location": {"country": "CA"}, "healthCheck": "errors"},
            "c": {"to": "us/web", "location": {"country": "US", "subdivision": "CA"}},
            "d": {"to": "us/web", "location": "*"},
          },
        },
        "around": {
          "policy": "geoproximity",
          "records": {
            "us/web": {"coordinates": {"latitude": 38.95, "longitude": -77.45}, "bias": -20},
            "eu/web": {"region": "eu-west-1"},
          },
        },
        "blocks": {
          "policy": "ipBased",
          "records": {
            "us/web": {"blocks": ["203.0.113.0/24", "2001:db8:0:0:0:0:0:0/32"]},
            "eu/web": {"blocks": ["*"], "healthCheck": "host"},
          },
        },
        "many": {
          "policy": "multivalue",
          "records": {"us/web": {"healthCheck": "all"}, "eu/web": {"healthCheck": "host"}},
        },
        "plain": {"policy": "simple", "records": {"us/web": {"timeToLive": "5m"}}},
      },
      "healthChecks": {
        "us": {
          "endpoint": {
            "of": "us/web", "type": "HTTPS_STR_MATCH", "host": "shop.example", "path": "/health",
            "bodyTime": "100ms", "requestInterval": "10s", "failureThreshold": 2, "checkers": 18,
            "regions": ["us-west-2", "eu-west-1", "ap-northeast-1"],
          },
        },
        "host": {"endpoint": {"of": "standby"}, "inverted": true, "disabled": true},
        "eu": {"routingControl": "eu"},
        "errors": {"alarm": {"of": "errors", "insufficientData": "Unhealthy"}},
        "us-on": {"routingControl": "us"},
        "all": {"calculated": {"children": ["us", "us-on", "errors"], "threshold": 2}},
      },
      "routingControls": {
        "controls": {"us": "On", "eu": "On", "change": "Off"},
        "safetyRules": {
          "one-on": {
            "controls": ["us", "eu"], "condition": "ATLEAST", "threshold": 1, "waitPeriod": "10s",
          },
          "gate": {
            "kind": "gating", "controls": ["change"], "targets": ["us"], "condition": "AND",
            "inverted": true,
          },
        },
      },
      "route53": {
        "statusSpread": "5s", "negativeTimeToLive": "10m", "emptyTargetGroup": "ignored",
        "neededGroups": "any",
        "locations": {
          "berlin": {
            "area": {"continent": "EU", "country": "DE", "subdivision": "BE"},
            "coordinates": {"latitude": 52.5, "longitude": 13.4}, "addresses": "203.0.113.0/28",
          },
        },
      },
      "alarms": {
        "errors": {"metric": "HTTPCode_Target_5XX_Count", "of": "us-web", "threshold": 10},
      },
      "network": {
        "roundTrips": [
          {"from": "berlin", "to": "us-east-1", "time": "100ms"},
          {"from": "berlin", "to": "eu-west-1", "time": "30ms"},
        ],
      },
      "traffic": {
        "shop": {
          "to": "shop", "from": "berlin", "arrivals": {"process": "poisson", "rate": "1rps"},
          "work": "10ms",
        },
        "share": {
          "to": "share", "from": "berlin", "arrivals": {"process": "poisson", "rate": "1rps"},
          "work": "10ms",
        },
        "near": {
          "to": "near", "from": "berlin", "arrivals": {"process": "poisson", "rate": "1rps"},
          "work": "10ms",
        },
        "land": {
          "to": "land", "from": "berlin", "arrivals": {"process": "poisson", "rate": "1rps"},
          "work": "10ms",
        },
        "around": {
          "to": "around", "from": "berlin", "arrivals": {"process": "poisson", "rate": "1rps"},
          "work": "10ms",
        },
        "blocks": {
          "to": "blocks", "from": "berlin", "arrivals": {"process": "poisson", "rate": "1rps"},
          "work": "10ms",
        },
        "many": {
          "to": "many", "from": "berlin", "arrivals": {"process": "poisson", "rate": "1rps"},
          "work": "10ms",
        },
        "plain": {
          "to": "plain", "from": "berlin", "arrivals": {"process": "poisson", "rate": "1rps"},
          "work": "10ms",
        },
      },
      "plan": [
        {"at": "5m", "routingControls": {"set": {"us": "Off", "eu": "On"}, "override": ["gate"]}},
        {
          "changeRecords": {
            "name": "near", "upsert": {"new": {"to": "192.0.2.9", "region": "us-east-1"}},
            "delete": ["us/web"],
          },
        },
      ],
      "objectives": {"failed": ["rate<50%"]},
    }
    """#
}

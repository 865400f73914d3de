// The exact words for each wrong scenario.

extension WrongScenario {
  private static let inlinePrices =
    #"{"spotDiscount": {"discount": "60%", "date": "2026-11-20", "source": "our bill"}}"#

  static let costs: [WrongScenario] = [
    WrongScenario(
      "a number of vCPU that Fargate does not have", #""cpu": 1,"#,
      becomes: #""cpu": 3,"#,
      is: #"""
        full.jsonc:55:82: error[E571]: Fargate has no tasks of 3 vCPU
          55 | …: "5s", "high": "10s"}, "task": {"cpu": 3, "memory": "2GiB"},
             |                                          ^
          help: choices are: 0.25, 0.5, 1, 2, 4, 8, 16
        """#),
    WrongScenario(
      "memory that does not go with the vCPU", #""memory": "2GiB""#,
      becomes: #""memory": "9GiB""#,
      is: #"""
        full.jsonc:55:95: error[E571]: a task of 1 vCPU cannot have "9GiB"
          55 | …": "10s"}, "task": {"cpu": 1, "memory": "9GiB"},
             |                                          ^^^^^^
          help: write "8GiB"; Fargate takes 2GiB to 8GiB in its own steps
        """#),
    WrongScenario(
      "decimal gigabytes", #""memory": "2GiB""#,
      becomes: #""memory": "2GB""#,
      is: #"""
        full.jsonc:55:95: error[E571]: a task of 1 vCPU cannot have "2GB"
          55 | …": "10s"}, "task": {"cpu": 1, "memory": "2GB"},
             |                                          ^^^^^
          help: write "2GiB"; Fargate takes 2GiB to 8GiB in its own steps
        """#),
    WrongScenario(
      "a cost without a task size", #""failed": "rate<0.1%""#,
      becomes: #""cost{revision:v1}": ["taskHours<9", "total<5"]"#,
      is: #"""
        full.jsonc:148:83: error[E572]: what "v1" costs is not known
         148 |   "objectives": {"latency": ["p(99)<800ms"], "cost{revision:v1}": ["taskHours<9", "total<5"]},
             |                                                                                   ^^^^^^^^^
          help: give it a "task", such as {"cpu": 0.5, "memory": "1GiB"}
        """#),
    WrongScenario(
      "a wrong file of prices", inlinePrices,
      becomes: #"{"file": "wrong-prices.jsonc"}"#,
      is: #"""
        wrong-prices.jsonc:2:33: error[E203]: expected a number, found the string "0.009"
           2 |   "capacityUnitHour": {"price": "0.009", "date": "October", "source": "our bill"},
             |                                 ^^^^^^^
          help: write 0.009

        wrong-prices.jsonc:2:50: error[E207]: "October" is no date
           2 |   "capacityUnitHour": {"price": "0.009", "date": "October", "source": "our bill"},
             |                                                  ^^^^^^^^^
          help: write it like "2026-06-17"

        wrong-prices.jsonc:3:3: error[E201]: unknown key "natHour" in prices
           3 |   "natHour": {"price": 0.045, "date": "2026-10-01", "source": "our bill"},
             |   ^^^^^^^^^
          help: keys are: "region", "currency", "loadBalancerHour", "capacityUnitHour", "capacityUnit", "x86CPUHour", "x86MemoryHour", "armCPUHour", "armMemoryHour", "storageHour", "spotDiscount", "minimumTaskTime"
        """#),
    WrongScenario(
      "a file of prices that is not there", inlinePrices,
      becomes: #"{"file": "nowhere.jsonc"}"#,
      is: #"""
        full.jsonc:161:13: error[E801]: there is no file "nowhere.jsonc"
         161 |   "prices": {"file": "nowhere.jsonc"},
             |             ^^^^^^^^^^^^^^^^^^^^^^^^^
          help: paths are relative to the scenario's folder
        """#),
    WrongScenario(
      "a file of prices and a price", #"{"spotDiscount": {"discount""#,
      becomes: #"{"file": "prices.jsonc", "spotDiscount": {"discount""#,
      is: #"""
        full.jsonc:161:38: error[E201]: unknown key "spotDiscount" in a file of prices
         161 |   "prices": {"file": "prices.jsonc", "spotDiscount": {"discount": "60%"…
             |                                      ^^^^^^^^^^^^^^
          help: keys are: "file"
        """#),
  ]
}

extension NameKind {
  static let zone = NameKind("zone")
  static let loadBalancer = NameKind("load balancer")
  static let targetGroup = NameKind("target group")
  static let revision = NameKind("revision")
  static let dependency = NameKind("dependency", plural: "dependencies")
  static let schema = NameKind("schema")
  static let service = NameKind("service")
  static let fleet = NameKind("fleet")
  static let source = NameKind("traffic source")
  static let requestClass = NameKind("request class", plural: "request classes")
  static let alarm = NameKind("alarm")
  static let metric = NameKind("metric")
}

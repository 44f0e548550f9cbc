// The kinds among which the answers choose, for tests that go through all of them.
export const procedures = [
  "first-application",
  "renewal",
  "address-change",
  "loss",
  "theft",
  "damage",
  "civil-status-change",
] as const;
export const housings = ["own-name", "hosted", "hotel", "centre", "domiciliation"] as const;
export const couples = ["single", "married", "civil-union", "cohabiting", "divorced", "widowed"] as const;

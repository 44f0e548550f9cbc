// The kinds among which the answers choose, for tests that go through all of them.
export { procedureKinds as procedures } from "../../functions/answers/answers.ts";
export const housings = ["own-name", "hosted", "hotel", "centre", "domiciliation"] as const;
export const couples = ["single", "married", "civil-union", "cohabiting", "divorced", "widowed"] as const;

// View of the reminder of the commitment contract.
import { fullName } from "../../answers/french.ts";
import { sources } from "../../law/sources.ts";
import type { Facts } from "../parts/facts.ts";
import { listSources, type SourceList } from "../parts/cited-sources.ts";

export type CommitmentReminderView = {
  name: string | null;
  /** A stateless person has no request online. */
  atPrefectureOnly: boolean;
  contractPage: string;
  sourceList: SourceList;
};

export function commitmentReminderView({ answers, channel }: Facts): CommitmentReminderView {
  return {
    name: fullName(answers.identity ?? {}) ?? null,
    atPrefectureOnly: channel === "prefecture",
    contractPage: sources.MIN2.url,
    sourceList: listSources(["LEG3", "TRI2", "MIN2", "RI"], "fr"),
  };
}

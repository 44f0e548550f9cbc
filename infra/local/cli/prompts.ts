// Questions on a terminal, by @clack/prompts: a text to type, or one of several choices.
import { isCancel, select, text, type Option } from "@clack/prompts";

export type Choice = { value: unknown; label: string };

/** `undefined`: the person stops here. */
export type Prompts = {
  text(asked: {
    question: string;
    example: string;
    before: string;
    /** What is wrong with the text, or undefined. */
    wrong: (typed: string) => string | undefined;
  }): Promise<string | undefined>;
  choose(asked: { question: string; choices: readonly Choice[]; before: unknown }): Promise<Choice | undefined>;
};

export const terminalPrompts: Prompts = {
  async text({ question, example, before, wrong }) {
    const typed = await text({
      message: question,
      placeholder: example,
      initialValue: before,
      validate: (value) => wrong(value ?? ""),
    });
    return isCancel(typed) ? undefined : (typed ?? "");
  },
  async choose({ question, choices, before }) {
    const options = choices.map(({ label }, value): Option<number> => ({ value, label }));
    const chosen = await select({
      message: question,
      options,
      initialValue: Math.max(
        0,
        choices.findIndex(({ value }) => value === before),
      ),
      showInstructions: false,
    });
    return isCancel(chosen) ? undefined : choices[chosen];
  },
};

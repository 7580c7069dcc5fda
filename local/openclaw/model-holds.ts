/** Answers that a test keeps back until the moment it wants them to come, and that nobody can know before. */
export interface ModelHolds {
  /**
   * Words with `HOLD name` in them wait here until that name is released, and are answered with what it is released with;
   * all other words come back as they are, at once.
   */
  pass: (words: string) => Promise<string>;
  /** Lets the answer to `HOLD name` come now, and at once from now on. */
  release: (name: string, answer: string) => void;
  /** The names that are waited for now, each as often as it was asked. */
  readonly held: readonly string[];
}

/** Holds back what the stand-in model is asked by name. */
export function createModelHolds(): ModelHolds {
  const answers = new Map<string, PromiseWithResolvers<string>>();
  const held: string[] = [];
  const answerOf = (name: string) => {
    const known = answers.get(name) ?? Promise.withResolvers<string>();
    answers.set(name, known);
    return known;
  };
  return {
    async pass(words) {
      const name = /\bHOLD (\w+)/.exec(words)?.[1];
      if (name === undefined) return words;
      held.push(name);
      const answer = await answerOf(name).promise;
      held.splice(held.indexOf(name), 1);
      return answer;
    },
    release: (name, answer) => answerOf(name).resolve(answer),
    held,
  };
}

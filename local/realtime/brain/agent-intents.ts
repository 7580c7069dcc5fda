import {ask, once, type Progress} from './plans.ts';

/** Work for an agent that is called by its name. */
export const DELEGATE_BY_NAME = {
  name: 'delegate by name',
  examples: ['ask ada to book a table', 'tell ada to look into it', 'ask the research agent to find a paper'],
  pattern:
    /^(?:ask|tell|let|have)\s+(?:the\s+(?=\w+ agent\b))?(?<agent>(?!(?:my|the|me|you|it|them|us)\b)\w+)(?:\s+agent)?\s+to\s+(?<request>.+)/i,
  needs: 'delegate' as const,
  ability: null,
  plan: (progress: Progress, match: RegExpExecArray) =>
    once(
      'delegate',
      progress,
      {request: ask(match, 'request'), agent: ask(match, 'agent')},
      () => `I have handed that to ${ask(match, 'agent')}.`,
    ),
};

/** Words for an agent's question; without one there is nothing that they could answer. */
export const CHOICE = {
  name: 'choice',
  examples: ['the first one', 'the second one', 'the green one', 'take the red one', 'skip it'],
  pattern: /^(?:take |i take )?the \w+ one\b|^skip\b/i,
  needs: null,
  ability: null,
  plan: () => ({say: 'Nothing waits for your choice.'}),
};

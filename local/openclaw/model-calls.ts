import {isAdded, type ModelRequest} from './model-request.ts';

/** A tool of the agent's that the stand-in uses. */
export interface ModelCall {
  name: string;
  arguments: Record<string, unknown>;
}

/**
 * The tool that these words ask for, unless it has answered already; `null` for none.
 * `ASK_ME Which colour? red | green` puts a question to the person, several of them with ` ;; ` between, `+|` for a question
 * of which several choices may be taken, `[30 s]` in front for how long it waits; `RUN echo hello` runs a command.
 */
export function callFor(words: string, request: ModelRequest): ModelCall | null {
  if (outputIn(request) !== null) return null;
  const asked = /\bASK_ME (?:\[(?<seconds>\d+) s\] )?(?<questions>.+)/.exec(words)?.groups;
  if (asked) {
    const {seconds, questions = ''} = asked;
    return {
      name: 'ask_user',
      arguments: {
        questions: questions.split(' ;; ').map(questionOf),
        ...(seconds === undefined ? {} : {timeoutSeconds: Number(seconds)}),
      },
    };
  }
  const command = /\bRUN (?<command>.+)/.exec(words)?.groups?.['command'];
  return command === undefined ? null : {name: 'exec', arguments: {command}};
}

/** What the tool answered, where it was called for the newest words; `null` where none was. */
export function outputIn({messages = []}: ModelRequest): string | null {
  // Behind it the gateway may put words of its own.
  const last = messages.findLast((message) => message.role !== 'user' || !isAdded(message));
  if (last?.role !== 'tool') return null;
  return typeof last.content === 'string' ? last.content : JSON.stringify(last.content);
}

function questionOf(text: string, index: number): object {
  const [, question = text, choices = ''] = /^(.+?\?)\s*(.*)$/.exec(text) ?? [];
  return {
    id: `q${index + 1}`,
    header: `Choice ${index + 1}`,
    question,
    options: choices.split(/\s*\+?\|\s*/).map((label) => ({label})),
    multiSelect: choices.includes('+|'),
  };
}

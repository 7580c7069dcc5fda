import {clean, errorOf, firstSentences, textOf} from './page.ts';
import type {BrainItem, Step} from './talk.ts';
import {toolFor, type Tool} from './tools.ts';

/** A question that an agent has put to the person by a client. */
interface AgentQuestion {
  id: string;
  /** What can be chosen; empty where leave is asked for, or words are wanted. */
  choices: string[];
}

const QUESTION = /questionId (?<id>[\w-]+)[^\n]*\n<agent-result[^>]*>\n?(?<said>[\s\S]*?)\n?<\/agent-result/g;
const CHOICES = /(?:The choices are|You can choose several): (?<labels>[^\n]+?)\.?\s*$/;

/** The question that the newest words of the person may answer: it was put between their last words and these. */
export function questionBefore(items: readonly BrainItem[], asked: number): AgentQuestion | null {
  const before = items.slice(0, asked).findLastIndex((item) => item.kind === 'user');
  for (const item of items.slice(before + 1, asked).toReversed()) {
    const text = item.kind === 'context' ? item.text : item.kind === 'output' ? unquoted(item.output) : '';
    const found = [...text.matchAll(QUESTION)].at(-1)?.groups;
    if (!found) continue;
    const labels = CHOICES.exec(found['said'] ?? '')?.groups?.['labels'];
    return {id: found['id'] ?? '', choices: labels?.split('; ') ?? []};
  }
  return null;
}

/** Passes the person's words on as the answer, then says what came of it; `null` where there is no tool for it. */
export function answerAgent(
  {id, choices}: AgentQuestion,
  words: string,
  since: readonly BrainItem[],
  tools: readonly Tool[],
): Step | null {
  const tool = toolFor('answerAgent', tools);
  if (!tool) return null;
  const output = since.findLast((item) => item.kind === 'output');
  if (output?.kind === 'output') return {say: outcomeOf(output.output)};
  const named = choices.filter((label) => isNamed(label, words, choices));
  const answer = named.length > 0 ? named.join(', ') : (yesOrNo(words) ?? words);
  return {call: {name: tool.name, arguments: {questionId: id, answer}}};
}

function outcomeOf(output: string): string {
  const error = errorOf(output);
  if (error) return clean(`${error.message} ${error.fix}`);
  const asked = [...unquoted(output).matchAll(QUESTION)].at(-1)?.groups?.['said'];
  if (asked !== undefined) return firstSentences(asked, 3);
  if (/"answered":"no"/.test(output)) return 'I told your agent no.';
  return /"answered"/.test(output) ? 'I passed your answer on.' : firstSentences(textOf(output), 2);
}

function isNamed(label: string, words: string, choices: readonly string[]): boolean {
  const heard = words.toLowerCase();
  if (
    label
      .toLowerCase()
      .split(/\W+/)
      .some((word) => word !== '' && new RegExp(`\\b${word}\\b`).test(heard))
  )
    return true;
  const place = ['first', 'second', 'third', 'fourth'][choices.indexOf(label)];
  return place !== undefined && heard.includes(place);
}

function yesOrNo(words: string): string | null {
  if (/^(?:yes|yeah|yep|sure|okay|ok|go ahead|do it)\b/i.test(words)) return 'yes';
  return /^(?:no|nope|don't|do not)\b/i.test(words) ? 'no' : null;
}

/** A question may stand inside of an output that is JSON. */
function unquoted(output: string): string {
  return output.replaceAll('\\n', '\n').replaceAll('\\"', '"');
}

import {answerAgent, questionBefore} from './agent-question.ts';
import {isAttention, meantBy} from './attention.ts';
import {abilities, INTENTS} from './intents.ts';
import {type OutlineLine, parseOutline} from './outline.ts';
import {clean, errorOf, firstSentences, textOf} from './page.ts';
import type {Progress} from './plans.ts';
import {clausesOf, inTurn} from './sequence.ts';
import {type BrainItem, NOT_HEARD, type Step} from './talk.ts';
import {argumentsFor, type Tool, toolFor, type ToolRole} from './tools.ts';

export type ToolChoice =
  {type: 'auto'} | {type: 'none'} | {type: 'required'} | {type: 'function'; name: string};

export interface BrainView {
  items: readonly BrainItem[];
  tools: readonly Tool[];
  toolChoice: ToolChoice;
  /** Instructions of this one response, not of the session; empty for none. */
  instructions: string;
}

const ROLES: readonly ToolRole[] = [
  'read',
  'see',
  'point',
  'click',
  'type',
  'select',
  'press',
  'hover',
  'scroll',
  'delegate',
  'higher',
  'tasks',
  'stop',
  'answer',
  'time',
  'share',
];

/**
 * Decides the next step of a conversation by plain rules. Only what the person said is ever taken for a request: texts
 * of pages and outputs of tools are looked at for outlines and results, and what they ask for is never done.
 */
export function decide(view: BrainView): Step {
  if (view.toolChoice.type === 'function') return callByName(view, view.toolChoice.name);
  const tools = view.toolChoice.type === 'none' ? [] : view.tools;
  const step = speakAsTold(view) ?? route({...view, tools});
  if (view.toolChoice.type === 'required' && 'say' in step) {
    return callByName(view, (nearestTool(view) ?? view.tools[0])?.name ?? '');
  }
  return step;
}

function route(view: BrainView): Step {
  const asked = view.items.findLastIndex((item) => item.kind === 'user');
  const user = view.items[asked];
  if (user?.kind !== 'user') return {say: announce(view.items) ?? 'Hello.'};
  const isAnswered = view.items.findLastIndex((item) => item.kind === 'assistant') > asked;
  if (isAnswered) {
    const news = announce(view.items);
    if (news !== null) return {say: news};
  }
  if (user.text.trim() === '') return {say: NOT_HEARD};
  const question = questionBefore(view.items, asked);
  if (question && mayAnswer(user.text, view.tools)) {
    const step = answerAgent(question, normalise(user.text), view.items.slice(asked + 1), view.tools);
    if (step) return step;
  }
  return inTurn(clausesOf(normalise(user.text)), view.items.slice(asked + 1), (clause, own) =>
    planClause(view, clause, own),
  );
}

/** Whether words may answer a question: those that ask for something else do not. */
function mayAnswer(text: string, tools: readonly Tool[]): boolean {
  const meant = INTENTS.find(
    ({needs, pattern}) => pattern.test(normalise(text)) && (needs === null || toolFor(needs, tools)),
  );
  return !meant || ['yes', 'no', 'choice'].includes(meant.name);
}

function planClause(view: BrainView, clause: string, own: readonly BrainItem[]): Step {
  const progress = progressOf(view, clause, own);
  for (const intent of INTENTS) {
    const match = intent.pattern.exec(progress.request);
    if (!match) continue;
    if (intent.needs !== null && !toolFor(intent.needs, view.tools)) {
      // Out of hand only after every other reading of the words was tried: "find me a joke" is a joke.
      continue;
    }
    return intent.plan(progress, match);
  }
  return {say: unable(view, progress)};
}

function unable(view: BrainView, progress: Progress): string {
  const lastOutput = view.items.at(-1);
  if (lastOutput?.kind === 'output') {
    const error = errorOf(lastOutput.output);
    return error
      ? clean(`${error.message} ${error.fix}`)
      : firstSentences(textOf(lastOutput.output), 2) || 'Done.';
  }
  const missing = INTENTS.find(({needs, pattern}) => needs !== null && pattern.test(progress.request));
  const cannot = missing?.ability ? ` I cannot ${missing.ability} here, as I was given no tool for it.` : '';
  return `I am only the small local stand-in. I heard: ${clean(progress.request)}.${cannot} ${abilities(view.tools)}`;
}

function progressOf(view: BrainView, text: string, since: readonly BrainItem[]): Progress {
  const outputs = new Map<ToolRole, string>();
  for (const item of since) {
    if (item.kind !== 'output') continue;
    const call = view.items.find((other) => other.kind === 'call' && other.callId === item.callId);
    if (call?.kind !== 'call') continue;
    for (const role of ROLES) {
      if (toolFor(role, view.tools)?.name === call.name) outputs.set(role, item.output);
    }
    // What failed before the page was read again is worth another try.
    if (toolFor('read', view.tools)?.name !== call.name) continue;
    for (const [role, output] of outputs) if (role !== 'read' && errorOf(output)) outputs.delete(role);
  }
  return {
    request: normalise(text),
    tools: view.tools,
    outputs,
    earlier: saidBefore(view.items),
    outline: newestOutline(view.items),
    meant: meantBy(view.items),
  };
}

// A line of the record with which a client hands an earlier conversation on.
const RECORDED = /^(?:Person|User): (?<words>.+)$/gm;

/** What the person said last before the newest request; what a client handed on of an earlier conversation counts. */
function saidBefore(items: readonly BrainItem[]): string | null {
  const asked = items.findLastIndex((item) => item.kind === 'user');
  for (const item of items.slice(0, Math.max(0, asked)).toReversed()) {
    if (item.kind === 'user' && item.text !== '') return item.text;
    if (item.kind !== 'context' || parseOutline(item.text).length > 0) continue;
    const recorded = [...item.text.matchAll(RECORDED)].at(-1)?.groups?.['words'];
    if (recorded !== undefined) return recorded;
  }
  return null;
}

function normalise(text: string): string {
  return text
    .trim()
    .replaceAll(/[.!?]+$/g, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/^(?:(?:please|parley|hey parley|can you|could you)[, ]+)+/i, '');
}

function newestOutline(items: readonly BrainItem[]): OutlineLine[] | null {
  for (const item of items.toReversed()) {
    const text =
      item.kind === 'output'
        ? textOf(item.output)
        : item.kind === 'context' && !isAttention(item.text)
          ? item.text
          : '';
    const outline = parseOutline(text).filter((line) => line.ref !== null);
    if (outline.length > 0) return outline;
  }
  return null;
}

/** What an agent says, between the marks in which a client hands it on. */
const AGENT_RESULT = /<agent-result[^>]*>\n(?<said>[\s\S]*?)\n<\/agent-result/g;

/** News that came after the last thing said, such as the result of a task, spoken as it stands. */
function announce(items: readonly BrainItem[]): string | null {
  const last = items.at(-1);
  if (last?.kind !== 'context' || isAttention(last.text)) return null;
  const results = [...last.text.matchAll(AGENT_RESULT)].map((found) => found.groups?.['said'] ?? '');
  if (results.length > 0) {
    const says = /questionId /.test(last.text) ? 'Your agent asks: ' : 'Your agent says: ';
    const lead = last.text.includes('While you were away') ? 'While you were away: ' : says;
    return lead + results.map((said) => firstSentences(said, 3)).join(' ');
  }
  if (parseOutline(last.text).length > 0) return null;
  return firstSentences(last.text, 3) || null;
}

/** Words the client put into this response's instructions: `Say: "…"`, `Say exactly this: …`. */
function speakAsTold(view: BrainView): Step | null {
  const match =
    /\b(?:say|speak|read out|announce|tell (?:the person|the user|them))\b[^:"“\n]*(?::\s*|(?=["“]))["“]?(?<words>[\s\S]+?)["”]?\s*$/i.exec(
      view.instructions,
    );
  const words = match?.groups?.['words'];
  return words === undefined || words.trim() === '' ? null : {say: clean(words)};
}

function lastRequest(view: BrainView): string {
  const user = view.items.findLast((item) => item.kind === 'user');
  return user?.kind === 'user' ? normalise(user.text) : '';
}

function nearestTool(view: BrainView): Tool | undefined {
  const words = new Set(lastRequest(view).toLowerCase().split(/\W+/));
  const score = (tool: Tool): number =>
    `${tool.name} ${tool.description}`
      .toLowerCase()
      .split(/[\W_]+/)
      .filter((word) => word.length > 2 && words.has(word)).length;
  return view.tools.toSorted((a, b) => score(b) - score(a))[0];
}

function callByName(view: BrainView, name: string): Step {
  const tool = view.tools.find((candidate) => candidate.name === name);
  if (!tool) return {say: `I have no tool called ${name}.`};
  const request = lastRequest(view);
  const ref = newestOutline(view.items)?.[0]?.ref;
  return {call: {name, arguments: argumentsFor(tool, {request, text: request, ...(ref ? {ref} : {})})}};
}

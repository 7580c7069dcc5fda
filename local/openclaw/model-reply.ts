import {randomUUID} from 'node:crypto';
import {callFor, outputIn, type ModelCall} from './model-calls.ts';
import {isAdded, textOf, type ModelRequest} from './model-request.ts';
import {toolStep} from './model-tools.ts';

export interface ModelReply {
  /** What the API answers with HTTP 400 instead, or `null`. */
  refusal: string | null;
  /** The tool that is used in place of an answer, or `null`. */
  call: ModelCall | null;
  parts: string[];
  /** Between two parts, in ms. */
  gapMs: number;
}

/** What the gateway puts before and behind the words of one message: when and by whom, and where the agent runs. */
const AROUND =
  /^\[[^\]]*\] Conversation info:[^\n]*\n```json\n[^`]*```\s*|^\[[^\]]*\] |\n\nRuntime: agent=.*$/gs;

/** What the person said last. */
export function requestIn(request: ModelRequest): string {
  return saidIn(request).at(-1) ?? '';
}

/** What came after the person's last words: calls of tools and what they answered. */
function afterRequest({messages = []}: ModelRequest): NonNullable<ModelRequest['messages']> {
  const at = messages.findLastIndex(({role, content}) => role === 'user' && !isAdded({content}));
  return messages.slice(at + 1);
}

function saidIn({messages = []}: ModelRequest): string[] {
  return messages
    .filter(({role}) => role === 'user')
    .filter((message) => !isAdded(message))
    .map(({content}) => textOf(content))
    .map((text) => text.replaceAll(AROUND, ''));
}

/**
 * A reply by plain rules: words that name a page are answered with its title and its first words; `SLOW 5` takes five
 * seconds, step by step; `TOOL name {…}` on a line calls a tool (`model-tools.ts`), other words that use one stand in
 * `model-calls.ts`; `REFUSE` is refused; `REPEAT` tells all the person has said in this session; `CONFIRM_ME` wants a yes first; a
 * line that begins with `Question:` is told exactly; everything else is said back.
 */
export function replyTo(words: string, request: ModelRequest): ModelReply {
  if (/\bREFUSE\b/.test(words)) return {refusal: 'the stand-in refuses', call: null, parts: [], gapMs: 0};
  const step = toolStep(words, afterRequest(request));
  if (step && 'said' in step) return {refusal: null, call: null, parts: [step.said], gapMs: 0};
  const call = step?.call ?? callFor(words, request);
  if (call) return {refusal: null, call, parts: [], gapMs: 0};
  const seconds = /\bSLOW (\d+)/.exec(words)?.[1];
  if (seconds !== undefined) {
    const parts = [`${echo(words)}. `, ...Array.from({length: 10}, (_, index) => `Step ${index + 1}. `)];
    return {refusal: null, call: null, parts, gapMs: (Number(seconds) * 1_000) / parts.length};
  }
  const text = /\bREPEAT\b/.test(words)
    ? everything(request)
    : (toolAnswer(request) ?? confirmation(words) ?? summary(words) ?? exact(words) ?? echo(words));
  return {refusal: null, call: null, parts: text.split(/(?<= )/), gapMs: 5};
}

function toolAnswer(request: ModelRequest): string | null {
  const output = outputIn(request);
  return output === null ? null : `The tool says: ${output.slice(0, 400)}`;
}

/** Source: what a tool of the gateway's gives where a voice has to confirm it, as version 2026.9.6 words it. */
function confirmation(words: string): string | null {
  const action = /\bCONFIRM_ME (?<action>.+)/.exec(words)?.groups?.['action'];
  return action === undefined
    ? null
    : `VOICE_CONFIRMATION_REQUIRED:${randomUUID()} The high-impact voice action "${action}" was not executed. ` +
        'Ask the user to say "yes" to confirm this action or "no" to cancel it.';
}

function summary(words: string): string | null {
  const title = /^title: (?<title>.+)$/im.exec(words)?.groups?.['title'];
  if (title === undefined || !/summari[sz]e/i.test(words)) return null;
  const heading = /^#+ (?:e\d+ )?(?<heading>.+)$/m.exec(words)?.groups?.['heading'];
  return `The page is called ${title.trim()}.${heading ? ` It is about ${heading.trim().toLowerCase()}.` : ''}`;
}

function exact(words: string): string | null {
  const question = /^Question: (?<asked>.+)$/m.exec(words)?.groups?.['asked'];
  return question === undefined ? null : `I have looked: ${question.trim()}. Forty two exactly.`;
}

/** The first line that is the person's own. */
function echo(words: string): string {
  const line = words
    .split('\n')
    .map((one) => one.trim())
    .find((one) => one !== '' && !one.startsWith('<'));
  return `Done: ${line ?? ''}`;
}

function everything(request: ModelRequest): string {
  const said = saidIn(request).map((text) => echo(text).slice('Done: '.length));
  return `You said: ${said.join(' / ')}`;
}

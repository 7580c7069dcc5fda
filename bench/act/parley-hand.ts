import type {ToolDesk} from '../../local/desk/tool-desk.ts';
import {tellOf, type Told} from './told.ts';
import type {Meant, Step} from './utterance.ts';

/** How often something closed is opened to look for what is not seen. */
const MOST_OPENED = 12;
/** An item of the outline that says that it is closed. */
const CLOSED = /\[(?<ref>(?:f\d+)?e\d+) [^\]]*\bcollapsed\b/g;

/**
 * Does a step through the tools of the extension, as a conversation calls them, in the words of the sentence. Where a tool
 * asks for the person's yes, the person says yes; of several things that are alike the first is taken.
 */
export async function parleyDoes(desk: ToolDesk, step: Step): Promise<void> {
  const told = await doStep(desk, step);
  if (!told.isDone) throw new Error(told.text.slice(0, 300));
}

function doStep(desk: ToolDesk, step: Step): Promise<Told> {
  switch (step.do) {
    case 'click':
    case 'hover':
      return act(desk, step.do, step.what);
    case 'type':
      return act(desk, 'type_text', step.what, {text: step.text});
    case 'select':
      return act(desk, 'select_option', step.what, {options: [step.option]});
    case 'find':
      return find(desk, step.what);
  }
}

type ActName = 'click' | 'hover' | 'type_text' | 'select_option';

async function act(
  desk: ToolDesk,
  name: ActName,
  what: Meant,
  more: Record<string, unknown> = {},
): Promise<Told> {
  const told = await once(desk, name, {target: inWords(what), ...more});
  const [first] = told.candidates;
  // Things that nothing tells apart are the same to a person, who means any of them.
  return first === undefined ? told : once(desk, name, {target: first, ...more});
}

async function once(desk: ToolDesk, name: ActName, args: Record<string, unknown>): Promise<Told> {
  const told = tellOf((await desk.call(name, args)).output);
  if (!told.asksForYes) return told;
  const answering = await desk.turn({words: 'yes'});
  return tellOf((await answering.call('answer_confirmation', {answer: 'yes'})).output);
}

/** Clicks what is meant where it is there; where not, opens what is closed, one thing after another, and looks again. */
async function find(desk: ToolDesk, what: Meant): Promise<Told> {
  const opened = new Set<string>();
  for (;;) {
    const told = await act(desk, 'click', what);
    if (told.isDone) return told;
    const outline = await desk.read();
    const closed = [...outline.matchAll(CLOSED)].map(({groups}) => groups?.['ref'] ?? '');
    const next = closed.find((ref) => !opened.has(ref));
    if (next === undefined || opened.size >= MOST_OPENED) return told;
    opened.add(next);
    await once(desk, 'click', {target: next});
  }
}

/** What a person would call it. */
function inWords({role, name, nth, beside}: Meant): string {
  const words = [
    ...(nth === null ? [] : [ORDINALS[nth - 1] ?? String(nth)]),
    ...(role === null || role === 'choice' ? [] : [role]),
    ...(name === null ? [] : [JSON.stringify(name)]),
    ...(beside === null ? [] : [`in the row of ${JSON.stringify(beside)}`]),
  ];
  return words.join(' ');
}

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'];

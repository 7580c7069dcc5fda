import {clean, errorOf, firstSentences, listed, summarisePage, textOf} from './page.ts';
import {findElement, type OutlineLine, spokenRole} from './outline.ts';
import {COUNT_TO_THIRTY, LONG_STORY, type Step, WHO} from './talk.ts';
import {argumentsFor, type Facts, type Tool, toolFor, type ToolRole} from './tools.ts';

/** One request and how far it has come: what the plans below decide from. */
export interface Progress {
  /** What the person asked, as heard or typed. */
  request: string;
  tools: readonly Tool[];
  /** Outputs of the tools called for this request, by what the tool is for. */
  outputs: ReadonlyMap<ToolRole, string>;
  /** What the person said last before this request, in this session or in one it goes on from; null for nothing. */
  earlier: string | null;
  /** The newest outline the conversation holds, or null. */
  outline: readonly OutlineLine[] | null;
}

/** Something the brain can do. The examples feed the recogniser's language model; a request must fit the pattern. */
export interface Intent {
  name: string;
  examples: readonly string[];
  pattern: RegExp;
  /** The tool without which it cannot be done; `ability` says what is missing or offered. */
  needs: ToolRole | null;
  ability: string | null;
  plan: (progress: Progress, match: RegExpExecArray) => Step;
}

function use(role: ToolRole, progress: Progress, facts: Facts): Step {
  const tool = toolFor(role, progress.tools);
  if (!tool) return {say: 'I have no tool for that here.'};
  return {call: {name: tool.name, arguments: argumentsFor(tool, {request: progress.request, ...facts})}};
}

/** Calls a tool once, then says what `done` makes of its output; an error is spoken as it stands. */
function once(role: ToolRole, progress: Progress, facts: Facts, done: (output: string) => string): Step {
  const output = progress.outputs.get(role);
  if (output === undefined) return use(role, progress, facts);
  return {say: failureIn(output) ?? done(output)};
}

function failureIn(output: string): string | null {
  const error = errorOf(output);
  return error
    ? [error.message, error.fix]
        .filter((part) => part !== '')
        .map(clean)
        .join(' ')
    : null;
}

/** Reads the page if its outline is not known yet, finds the element meant, and uses a tool on it. */
function onElement(
  role: ToolRole,
  progress: Progress,
  wanted: string,
  facts: Facts,
  done: (name: string) => string,
): Step {
  const reading = progress.outputs.get('read');
  const output = progress.outputs.get(role);
  const isGone = output !== undefined && failureIn(output) !== null && reading === undefined;
  const mayRead = reading === undefined && toolFor('read', progress.tools) !== undefined;
  if ((progress.outline === null && output === undefined && mayRead) || (isGone && mayRead))
    return use('read', progress, {fresh: true});
  if (output !== undefined && !isGone) return {say: failureIn(output) ?? done(describe(progress, wanted))};
  if (reading !== undefined && failureIn(reading) !== null) return {say: failureIn(reading) ?? ''};
  const found = findElement(progress.outline ?? [], wanted);
  if ('line' in found)
    return use(role, progress, {...facts, ref: found.line.ref, label: clean(found.line.name || wanted)});
  const names = found.candidates.map((line) => `the ${spokenRole(line.role)} ${clean(line.name)}`);
  const hint = names.length > 0 ? ` I can see ${listed(names)}.` : ' I can see nothing to point at here.';
  return {say: `I cannot find ${wanted === '' ? 'that' : clean(wanted)} on this page.${hint}`};
}

/** The element as the answer names it: by its role if that was the word used, else by its name. */
function describe(progress: Progress, wanted: string): string {
  const found = findElement(progress.outline ?? [], wanted);
  if (!('line' in found)) return wanted;
  const role = spokenRole(found.line.role);
  const spoken = wanted.replace(/^(the|a|an|my|this|that)\s+/i, '').trim();
  return spoken.includes(role) || found.line.name === '' ? spoken : `${clean(found.line.name)} ${role}`;
}

const ask = (match: RegExpExecArray, group: string): string => match.groups?.[group]?.trim() ?? '';

/** Everything the brain knows, tried in this order. */
export const INTENTS: readonly Intent[] = [
  {
    name: 'delegate',
    examples: [
      'ask openclaw to book a table',
      'send this to openclaw',
      'tell openclaw to summarise my mail',
      'let openclaw do it',
      'ask my agent to summarise this page',
      'ask my agent to look into it',
      'tell my agent to book a table',
    ],
    pattern:
      /\b(?:ask|tell|send|give|hand|let|have)\b.*\b(?:open ?claw|my agent)\b(?:\s+(?:to\s+)?(?<request>.+))?/i,
    needs: 'delegate',
    ability: 'hand a task to OpenClaw',
    plan: (progress, match) =>
      once(
        'delegate',
        progress,
        {
          request: ask(match, 'request') || progress.request,
          sharePage: /\bthis (?:page|site|article)\b/i.test(progress.request),
        },
        () => 'I have handed that to your agent.',
      ),
  },
  {
    name: 'recall',
    examples: ['what did i say', 'what did i just say', 'what did i say before', 'repeat what i said'],
    pattern: /\bwhat did i (?:just )?(?:say|ask)\b|\brepeat what i said\b/i,
    needs: null,
    ability: null,
    plan: ({earlier}) => ({
      say: earlier === null ? 'You have said nothing before this.' : `You said: ${clean(earlier)}.`,
    }),
  },
  {
    name: 'tasks',
    examples: [
      'what are my tasks',
      'how is my task going',
      'is my task done',
      'list my tasks',
      'show my tasks',
    ],
    pattern: /\b(?:my|the|any)\s+tasks?\b|\btasks?\b.*\b(?:doing|going|done|status)\b/i,
    needs: 'tasks',
    ability: 'tell how your tasks stand',
    plan: (progress) =>
      once('tasks', progress, {}, (output) => firstSentences(textOf(output), 3) || 'There are no tasks.'),
  },
  {
    name: 'type',
    examples: [
      'type hello into the search box',
      'write tea in the search field',
      'enter green tea in the search box',
    ],
    pattern:
      /^(?:please\s+)?(?:type|write|enter|fill in|put)\s+(?<text>.+?)\s+(?:in|into|to|on)\s+(?<what>.+)$/i,
    needs: 'type',
    ability: 'type into fields',
    plan: (progress, match) =>
      onElement(
        'type',
        progress,
        ask(match, 'what'),
        {text: ask(match, 'text')},
        (name) => `I typed it into the ${name}.`,
      ),
  },
  {
    name: 'click',
    examples: [
      'click the search button',
      'click the first link',
      'press the button',
      'open the contact link',
    ],
    pattern: /\b(?:click|press|tap|open|follow|tick|check|choose|select)\b(?:\s+on)?\s+(?<what>.+)$/i,
    needs: 'click',
    ability: 'click',
    plan: (progress, match) =>
      onElement('click', progress, ask(match, 'what'), {}, (name) => `I clicked the ${name}.`),
  },
  {
    name: 'point',
    examples: [
      'point at the search box',
      'point to the heading',
      'where is the search box',
      'show me the second link',
      'find the contact link',
      'highlight the first button',
    ],
    pattern:
      /\b(?:point(?:\s+(?:at|to|out))?|highlight|show me|where(?:'s| is| are)|find|locate)\s+(?<what>.+)$/i,
    needs: 'point',
    ability: 'point at things on it',
    plan: (progress, match) =>
      onElement('point', progress, ask(match, 'what'), {}, (name) => `Here is the ${name}.`),
  },
  {
    name: 'read',
    examples: [
      'what is on this page',
      'read this page',
      'read the page to me',
      'summarise this page',
      'describe this page',
      'what does this page say',
      'tell me about this page',
      'what is this page about',
      'what page is this',
      'what do you see',
    ],
    pattern:
      /\b(?:what|read|summari[sz]e|describe|tell me|look at)\b.*\b(?:page|site|tab|screen|here|see|selection)\b/i,
    needs: 'read',
    ability: 'read this page',
    plan: (progress) => once('read', progress, {fresh: true}, summarisePage),
  },
  {
    name: 'scroll',
    examples: ['scroll down', 'scroll up', 'scroll to the top', 'scroll to the bottom'],
    pattern: /\bscroll\b.*?(?<direction>up|down|top|bottom)?$/i,
    needs: 'scroll',
    ability: 'scroll',
    plan: (progress, match) =>
      once('scroll', progress, {direction: ask(match, 'direction') || 'down'}, () => 'Done.'),
  },
  {
    name: 'time',
    examples: ['what time is it', 'tell me the time'],
    pattern: /\btime\b/i,
    needs: 'time',
    ability: 'tell the time',
    plan: (progress) => once('time', progress, {}, (output) => firstSentences(textOf(output), 2)),
  },
  {
    name: 'stop',
    examples: ['stop', 'stop it', 'be quiet', 'never mind', 'cancel that'],
    pattern: /\b(?:stop|quiet|silence|never ?mind|cancel)\b/i,
    needs: null,
    ability: null,
    plan: (progress) =>
      toolFor('stop', progress.tools) && /\b(?:cancel|stop)\s+\w/i.test(progress.request)
        ? once('stop', progress, {}, () => 'Stopped.')
        : {say: 'Okay.'},
  },
  {
    name: 'yes',
    examples: ['yes', 'yes please', 'okay do it', 'go ahead'],
    pattern: /^(?:yes|yeah|yep|sure|okay|ok|go ahead|do it)\b/i,
    needs: null,
    ability: null,
    plan: (progress) => answer(progress, true),
  },
  {
    name: 'no',
    examples: ['no', 'no thanks', 'do not do that'],
    pattern: /^(?:no|nope|don't|do not)\b/i,
    needs: null,
    ability: null,
    plan: (progress) => answer(progress, false),
  },
  {
    name: 'joke',
    examples: ['tell me a joke', 'tell me a story', 'tell me a long story'],
    pattern: /\b(?:joke|story)\b/i,
    needs: null,
    ability: null,
    plan: () => ({say: LONG_STORY}),
  },
  {
    name: 'count',
    examples: ['count to thirty', 'count to ten'],
    pattern: /\bcount\b/i,
    needs: null,
    ability: null,
    plan: () => ({say: COUNT_TO_THIRTY}),
  },
  {
    name: 'who',
    examples: ['who are you', 'what are you', 'what is your name'],
    pattern: /\b(?:who|what) are you\b|\byour name\b/i,
    needs: null,
    ability: null,
    plan: (progress) => ({say: `${WHO} ${abilities(progress.tools)}`}),
  },
  {
    name: 'help',
    examples: ['help', 'what can you do', 'what can i say'],
    pattern: /\bhelp\b|\bwhat can (?:you|i)\b/i,
    needs: null,
    ability: null,
    plan: (progress) => ({say: abilities(progress.tools)}),
  },
  {
    name: 'thanks',
    examples: ['thank you', 'thanks', 'thank you very much', 'good bye'],
    pattern: /\bthank|\bgood ?bye\b/i,
    needs: null,
    ability: null,
    plan: () => ({say: 'You are welcome.'}),
  },
  {
    name: 'hello',
    examples: ['hello', 'hello there', 'hi', 'good morning', 'can you hear me'],
    pattern: /\b(?:hello|hi|hey|good (?:morning|evening|afternoon))\b|\bhear me\b/i,
    needs: null,
    ability: null,
    plan: () => ({say: 'Hello. I can hear you.'}),
  },
];

function answer(progress: Progress, isYes: boolean): Step {
  if (toolFor('answer', progress.tools)) {
    return once('answer', progress, {answer: isYes}, () => (isYes ? 'Done.' : 'Okay, I will not.'));
  }
  return {say: isYes ? 'Okay.' : 'Okay, I will not.'};
}

/** What can be done with these tools, as a sentence. */
export function abilities(tools: readonly Tool[]): string {
  const own = INTENTS.filter(({needs}) => needs !== null && toolFor(needs, tools)).flatMap(
    ({ability}) => ability ?? [],
  );
  return `I can ${listed([...own, 'talk a little', 'tell a joke'])}.`;
}

import {CHOICE, DELEGATE_BY_NAME} from './agent-intents.ts';
import {clean, firstSentences, listed, summarisePage, textOf} from './page.ts';
import {spokenRole} from './outline.ts';
import {HIGHER} from './higher.ts';
import {keyNamed} from './key-names.ts';
import {answer, ask, once, onElement, type Progress} from './plans.ts';
import {SHARE} from './share-intent.ts';
import {COUNT_TO_THIRTY, LONG_STORY, type Step, WHO} from './talk.ts';
import {type Tool, toolFor, type ToolRole} from './tools.ts';

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
  SHARE,
  HIGHER,
  DELEGATE_BY_NAME,
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
    name: 'select',
    examples: ['choose medium in the size menu', 'select large from the size list'],
    pattern: /^(?:choose|select|pick)\s+(?<text>.+?)\s+(?:in|from)\s+(?<what>.+)$/i,
    needs: 'select',
    ability: 'choose in lists',
    plan: (progress, match) =>
      onElement(
        'select',
        progress,
        ask(match, 'what'),
        {text: ask(match, 'text')},
        (name) => `I chose it in the ${name}.`,
      ),
  },
  {
    name: 'press',
    examples: ['press enter', 'press escape', 'press tab'],
    pattern:
      /^press\s+(?:the\s+)?(?<key>enter|return|escape|tab|space|backspace|delete|home|end|(?:arrow )?(?:up|down|left|right)|page (?:up|down))(?:\s+key)?$/i,
    needs: 'press',
    ability: 'press keys',
    plan: (progress, match) => once('press', progress, {key: keyNamed(ask(match, 'key'))}, () => 'Done.'),
  },
  {
    name: 'hover',
    examples: ['hover over the menu', 'move the mouse over the first link'],
    pattern: /\b(?:hover(?:\s+over)?|move the (?:mouse|pointer) (?:over|to))\s+(?<what>.+)$/i,
    needs: 'hover',
    ability: 'move the pointer',
    plan: (progress, match) =>
      onElement('hover', progress, ask(match, 'what'), {}, (name) => `The pointer is over the ${name}.`),
  },
  {
    name: 'click',
    examples: [
      'click the search button',
      'click the first link',
      'press the button',
      'open the contact link',
      'click button one then click button two',
      'close the dialog box by clicking the x',
      'focus into the text box',
      ...['first', 'second'].map((which) => `focus into the ${which} input text box`),
    ],
    pattern:
      /\b(?:click(?:ing)?|press|tap|open|follow|tick|check|choose|select|focus)\b(?:\s+(?:on|into))?\s+(?<what>.+)$/i,
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
    name: 'this',
    examples: ['what is this', 'what is that', 'what does this mean'],
    pattern: /^what (?:is|does) (?:this|that)(?: mean| do)?$/i,
    needs: null,
    ability: null,
    plan: ({meant: {line, selected}}) => ({
      say:
        selected !== null
          ? `You selected: ${clean(selected)}.`
          : line !== null
            ? `That is the ${spokenRole(line.role)} ${clean(line.name)}.`
            : 'I cannot tell what you mean by this.',
    }),
  },
  {
    name: 'see',
    examples: ['take a screenshot', 'take a picture of the page', 'what does it look like'],
    pattern: /\b(?:screenshot|picture of|look like)\b/i,
    needs: 'see',
    ability: 'take a picture of it',
    plan: (progress) => once('see', progress, {}, () => 'I have a picture of it.'),
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
    plan: () => ({say: WHO}),
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
  CHOICE,
];

/** What can be done with these tools, as a sentence. */
export function abilities(tools: readonly Tool[]): string {
  const own = INTENTS.filter(({needs}) => needs !== null && toolFor(needs, tools)).flatMap(
    ({ability}) => ability ?? [],
  );
  return `I can ${listed([...own, 'talk a little', 'tell a joke'])}.`;
}

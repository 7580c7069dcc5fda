import type {Spend} from '../protocol/spending.ts';
import type {Task} from '../protocol/task.ts';
import type {SentPart, ToolRecord, TurnRecord} from '../protocol/turn-record.ts';

/** Something that left in a turn. `caption` says what it is, `text` holds it whole. */
export type ReceiptPart =
  | {what: 'voice'; caption: string; text: string}
  | {what: 'text'; caption: string; text: string}
  | {
      what: 'picture';
      caption: string;
      width: number;
      height: number;
      bytes: number;
      sha256: string;
      thumbnail: string | null;
    };

/** All that went to one place. */
export interface ReceiptGroup {
  to: string;
  parts: ReceiptPart[];
}

/** What left in a turn and to whom, and what it was billed. */
export interface Receipt {
  groups: ReceiptGroup[];
  spent: readonly Spend[];
}

/** What of a page went to the agent, as the record of a turn tells it. */
interface AgentPart {
  what: 'agent';
  title: string;
  address: string;
  selectionChars: number;
  textChars: number;
  picture: Omit<ReceiptPart & {what: 'picture'}, 'what' | 'caption'> | null;
  left: string[];
}

/** Words that went to the agent without a model: said into the microphone of a task. */
const isSaidToTask = ({callId}: ToolRecord) => callId.startsWith('said-');

/** The receipt of a turn; `tasks` are those that are kept. */
export function receiptOf(turn: TurnRecord, tasks: readonly Task[]): Receipt {
  const groups = [
    {to: turn.host ?? 'the voice service', parts: voiceParts(turn)},
    {to: agentOf(turn, tasks), parts: agentParts(turn, tasks)},
  ];
  return {groups: groups.filter(({parts}) => parts.length > 0), spent: turn.spent};
}

/** What left, counted in a few words: `voice, 2 texts, 1 picture`. */
export function receiptInWords({groups}: Receipt): string {
  const parts = groups.flatMap((group) => group.parts);
  const count = (kind: ReceiptPart['what']) => parts.filter(({what}) => what === kind).length;
  return [
    count('voice') > 0 ? 'voice' : '',
    counted(count('text'), 'text'),
    counted(count('picture'), 'picture'),
  ]
    .filter(Boolean)
    .join(', ');
}

function voiceParts(turn: TurnRecord): ReceiptPart[] {
  const {source, heard, speech, sent, tools} = turn;
  return [
    ...sent.flatMap((part) => sentPart(part, source)),
    ...own({source, heard, speech}),
    ...tools.flatMap((tool): ReceiptPart[] =>
      isSaidToTask(tool) || tool.output === ''
        ? []
        : [{what: 'text', caption: `What ${tool.name} gave`, text: tool.output}],
    ),
  ];
}

/** The person's own words. */
function own({source, heard, speech}: Pick<TurnRecord, 'source' | 'heard' | 'speech'>): ReceiptPart[] {
  if (source === 'typed') return heard ? [{what: 'text', caption: 'What you typed', text: heard}] : [];
  if (speech.voicedMs === 0 && heard === '') return [];
  const seconds = (speech.voicedMs / 1_000).toFixed(1);
  return [{what: 'voice', caption: `Your voice, ${seconds} s of speech`, text: heard}];
}

function sentPart(part: SentPart | AgentPart, source: TurnRecord['source']): ReceiptPart[] {
  if (part.what === 'text') return [{what: 'text', caption: captionOf(part.text, source), text: part.text}];
  if (part.what !== 'picture') return [];
  const {what, ...picture} = part;
  return [{what, caption: 'A picture of the page', ...picture}];
}

function captionOf(text: string, source: TurnRecord['source']): string {
  if (text.startsWith('<page-content')) return 'What you point at, or have selected';
  return source === 'task' ? 'What your agent had to tell' : 'What the talk had been about';
}

function agentParts({tools, sent}: TurnRecord, tasks: readonly Task[]): ReceiptPart[] {
  return [
    ...tools.flatMap((tool) => (tool.ok ? handedOver(tool, tasks) : [])),
    ...sent.flatMap((part) => pageParts(part)),
  ];
}

function handedOver({name, arguments: json, output}: ToolRecord, tasks: readonly Task[]): ReceiptPart[] {
  const {message, action, text} = fields(json);
  if (name === 'send_to_openclaw' && message) {
    const task = tasks.find(({taskId}) => taskId === fields(output)['taskId']);
    // Of a task that was asked more of since, the first text is not kept.
    const whole = task?.round === 1 ? task.text : message;
    return [{what: 'text', caption: 'What you asked your agent', text: whole}];
  }
  if (name === 'control_task' && text && (action === 'steer' || action === 'follow_up'))
    return [{what: 'text', caption: 'What you added for your agent', text}];
  return [];
}

function pageParts(part: SentPart | AgentPart): ReceiptPart[] {
  if (part.what !== 'agent') return [];
  const {title, address, textChars, selectionChars, picture, left} = part;
  const lines = [
    `${title} (${address})`,
    textChars > 0 ? `${textChars} characters of the page` : '',
    selectionChars > 0 ? `${selectionChars} characters that were selected` : '',
    ...left,
  ];
  return [
    {what: 'text', caption: 'The page that went along', text: lines.filter(Boolean).join('\n')},
    ...(picture ? [{what: 'picture' as const, caption: 'A picture of the page', ...picture}] : []),
  ];
}

/** The agent's name with the address of its gateway, where that is known. */
function agentOf({tools}: TurnRecord, tasks: readonly Task[]): string {
  const ids = tools.flatMap(({arguments: asked, output}) => [
    fields(asked)['taskId'],
    fields(output)['taskId'],
  ]);
  const gateway = tasks.find(({taskId}) => ids.includes(taskId))?.gateway;
  return gateway ? `your agent at ${gateway.replace(/^wss?:\/\//, '')}` : 'your agent';
}

/** The texts of a JSON object, by name; none for anything else. */
function fields(json: string): Record<string, string | undefined> {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(Object.entries(value).filter(([, one]) => typeof one === 'string'));
  } catch {
    return {};
  }
}

function counted(count: number, what: string): string {
  if (count === 0) return '';
  return count === 1 ? `1 ${what}` : `${count} ${what}s`;
}

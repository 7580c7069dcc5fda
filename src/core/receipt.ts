import type {Spend} from '../protocol/spending.ts';
import type {Task} from '../protocol/task.ts';
import type {Words} from '../protocol/texts/words.ts';
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
export function receiptOf(turn: TurnRecord, tasks: readonly Task[], words: Words): Receipt {
  const groups = [
    {to: turn.host ?? words.say('receipt_voice_service'), parts: voiceParts(turn, words)},
    {to: agentOf(turn, tasks, words), parts: agentParts(turn, tasks, words)},
  ];
  return {groups: groups.filter(({parts}) => parts.length > 0), spent: turn.spent};
}

/** What left, counted in a few words: `voice, 2 texts, 1 picture`. */
export function receiptInWords({groups}: Receipt, {say, counted}: Words): string {
  const parts = groups.flatMap((group) => group.parts);
  const count = (kind: ReceiptPart['what']) => parts.filter(({what}) => what === kind).length;
  return [
    count('voice') > 0 ? say('receipt_voice') : '',
    count('text') > 0 ? counted('receipt_texts', count('text')) : '',
    count('picture') > 0 ? counted('receipt_pictures', count('picture')) : '',
  ]
    .filter(Boolean)
    .join(', ');
}

function voiceParts(turn: TurnRecord, words: Words): ReceiptPart[] {
  const {source, heard, speech, sent, tools} = turn;
  return [
    ...sent.flatMap((part) => sentPart(part, source, words)),
    ...own({source, heard, speech}, words),
    ...tools.flatMap((tool): ReceiptPart[] =>
      isSaidToTask(tool) || tool.output === ''
        ? []
        : [{what: 'text', caption: words.say('receipt_tool_gave', {name: tool.name}), text: tool.output}],
    ),
  ];
}

/** The person's own words. */
function own(
  {source, heard, speech}: Pick<TurnRecord, 'source' | 'heard' | 'speech'>,
  {say, locale}: Words,
): ReceiptPart[] {
  if (source === 'typed') return heard ? [{what: 'text', caption: say('receipt_typed'), text: heard}] : [];
  if (speech.voicedMs === 0 && heard === '') return [];
  const seconds = (speech.voicedMs / 1_000).toLocaleString(locale, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return [{what: 'voice', caption: say('receipt_your_voice', {seconds}), text: heard}];
}

function sentPart(part: SentPart | AgentPart, source: TurnRecord['source'], {say}: Words): ReceiptPart[] {
  if (part.what === 'text')
    return [{what: 'text', caption: say(captionOf(part.text, source)), text: part.text}];
  if (part.what !== 'picture') return [];
  const {what, ...picture} = part;
  return [{what, caption: say('receipt_picture'), ...picture}];
}

function captionOf(text: string, source: TurnRecord['source']) {
  if (text.startsWith('<page-content')) return 'receipt_pointed';
  return source === 'task' ? 'receipt_agent_told' : 'receipt_before';
}

function agentParts({tools, sent}: TurnRecord, tasks: readonly Task[], words: Words): ReceiptPart[] {
  return [
    ...tools.flatMap((tool) => (tool.ok ? handedOver(tool, tasks, words) : [])),
    ...sent.flatMap((part) => pageParts(part, words)),
  ];
}

function handedOver(
  {name, arguments: json, output}: ToolRecord,
  tasks: readonly Task[],
  {say}: Words,
): ReceiptPart[] {
  const {message, action, text} = fields(json);
  if (name === 'send_to_openclaw' && message) {
    const task = tasks.find(({taskId}) => taskId === fields(output)['taskId']);
    // Of a task that was asked more of since, the first text is not kept.
    const whole = task?.round === 1 ? task.text : message;
    return [{what: 'text', caption: say('receipt_asked_agent'), text: whole}];
  }
  if (name === 'control_task' && text && (action === 'steer' || action === 'follow_up'))
    return [{what: 'text', caption: say('receipt_added'), text}];
  return [];
}

function pageParts(part: SentPart | AgentPart, {say}: Words): ReceiptPart[] {
  if (part.what !== 'agent') return [];
  const {title, address, textChars, selectionChars, picture, left} = part;
  const lines = [
    `${title} (${address})`,
    textChars > 0 ? say('receipt_characters', {count: textChars}) : '',
    selectionChars > 0 ? say('receipt_selected', {count: selectionChars}) : '',
    ...left,
  ];
  return [
    {what: 'text', caption: say('receipt_page'), text: lines.filter(Boolean).join('\n')},
    ...(picture ? [{what: 'picture' as const, caption: say('receipt_picture'), ...picture}] : []),
  ];
}

/** The agent's name with the address of its gateway, where that is known. */
function agentOf({tools}: TurnRecord, tasks: readonly Task[], {say}: Words): string {
  const ids = tools.flatMap(({arguments: asked, output}) => [
    fields(asked)['taskId'],
    fields(output)['taskId'],
  ]);
  const gateway = tasks.find(({taskId}) => ids.includes(taskId))?.gateway;
  if (!gateway) return say('receipt_your_agent');
  return say('receipt_your_agent_at', {address: gateway.replace(/^wss?:\/\//, '')});
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

import {isRecord} from '../json.ts';

/** A function the session was given, as the brain sees it. */
export interface Tool {
  name: string;
  description: string;
  /** JSON schema of the arguments; anything at all, so read with care. */
  parameters: unknown;
}

/** What a tool is for, told by its name. */
export type ToolRole =
  | 'read'
  | 'see'
  | 'point'
  | 'click'
  | 'type'
  | 'select'
  | 'press'
  | 'hover'
  | 'scroll'
  | 'delegate'
  | 'higher'
  | 'tasks'
  | 'stop'
  | 'answer'
  | 'answerAgent'
  | 'time'
  | 'share';

const NAMES: Record<ToolRole, RegExp> = {
  read: /^(read|get|look_at|describe)_?(the_)?(page|screen|tab)|^page_(read|outline)|^outline$/i,
  see: /^(take_)?screenshot$|^look$|^see_/i,
  point: /^(point|highlight|show_element)/i,
  click: /^(click|tap|press(?!_?key))/i,
  type: /^(type|fill|enter_text|write_text|input_text)/i,
  select: /^(select|choose|pick)/i,
  press: /^press_?key/i,
  hover: /^hover/i,
  scroll: /^scroll/i,
  tasks: /task.*(list|status|check)|(list|get|check|show).*tasks?|^tasks$/i,
  stop: /^(stop|cancel|abort).*/i,
  delegate: /openclaw|delegate|hand_?off|(start|create|send|run|new).*task|^ask_/i,
  higher: /higher|stronger/i,
  answer: /^(?!answer_agent$).*(?:confirm|approve|answer|consent)/i,
  answerAgent: /^answer_agent$/i,
  time: /time|clock/i,
  share: /^share_tab$/i,
};

/** The session's tool for a purpose, if it was given one. */
export function toolFor(role: ToolRole, tools: readonly Tool[]): Tool | undefined {
  const named = tools.filter((tool) => NAMES[role].test(tool.name));
  // `stop_task` serves stopping, not starting: a name that says something narrower belongs there.
  return role === 'delegate'
    ? named.find((tool) => ![NAMES.tasks, NAMES.stop, NAMES.higher].some((name) => name.test(tool.name)))
    : named[0];
}

/** What is known when a tool is called; each goes to the parameter whose name asks for it. */
export interface Facts {
  ref?: string;
  label?: string;
  text?: string;
  /** As the platform names it, such as `ArrowDown`. */
  key?: string;
  direction?: string;
  request?: string;
  answer?: boolean;
  /** A page is wanted whole, not what changed of it since. */
  fresh?: boolean;
  /** The page goes along with what is handed on. */
  sharePage?: boolean;
  /** Something is to be so, or not any more. */
  isOn?: boolean;
  /** The agent that was named. */
  agent?: string;
}

const PARAMETERS: readonly {pattern: RegExp; fact: keyof Facts}[] = [
  {pattern: /^(ref|element|target|element_?ref|selector)$/i, fact: 'ref'},
  {pattern: /^(label|caption|note|element_?name)$/i, fact: 'label'},
  {pattern: /^(text|value|content|input|options?)$/i, fact: 'text'},
  {pattern: /^key$/i, fact: 'key'},
  {pattern: /^fresh$/i, fact: 'fresh'},
  {pattern: /^share_page$/i, fact: 'sharePage'},
  {pattern: /^on$/i, fact: 'isOn'},
  {pattern: /^agent$/i, fact: 'agent'},
  {pattern: /^(direction|to|way)$/i, fact: 'direction'},
  {pattern: /^(request|task|message|prompt|instructions?|goal|query|question|title|text)$/i, fact: 'request'},
  {pattern: /^(answer|confirmed|approved?|yes|accept(ed)?|decision)$/i, fact: 'answer'},
];

/** The arguments for a call: what is known, by the names the schema uses; a required value nobody knows is made up by its type. */
export function argumentsFor(tool: Tool, facts: Facts): Record<string, unknown> {
  const schema = isRecord(tool.parameters) ? tool.parameters : {};
  const properties = isRecord(schema['properties']) ? schema['properties'] : {};
  const required = Array.isArray(schema['required']) ? schema['required'].map(String) : [];
  const given: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(properties)) {
    const known = PARAMETERS.filter(({pattern}) => pattern.test(name)).map(({fact}) => facts[fact]);
    const value = fit(
      known.find((fact) => fact !== undefined),
      property,
    );
    if (value !== undefined) given[name] = value;
    else if (required.includes(name)) given[name] = anyValue(property, facts);
  }
  return given;
}

function fit(value: string | boolean | undefined, property: unknown): unknown {
  if (value === undefined || !isRecord(property)) return value;
  const choices: unknown = property['enum'];
  if (Array.isArray(choices)) {
    const spoken = value === true ? 'yes' : value === false ? 'no' : value;
    return choices.find((choice: unknown) => choice === spoken);
  }
  if (property['type'] === 'array') return [value];
  const longest = property['maxLength'];
  if (property['type'] === 'string') {
    const text = typeof value === 'boolean' ? (value ? 'yes' : 'no') : value;
    return typeof longest === 'number' ? text.slice(0, longest) : text;
  }
  return value;
}

function anyValue(property: unknown, facts: Facts): unknown {
  if (!isRecord(property)) return facts.request ?? '';
  if (property['default'] !== undefined) return property['default'];
  const choices: unknown = property['enum'];
  if (Array.isArray(choices)) return choices[0];
  switch (property['type']) {
    case 'number':
    case 'integer':
      return typeof property['minimum'] === 'number' ? property['minimum'] : 1;
    case 'boolean':
      return true;
    case 'array':
      return [];
    case 'object':
      return {};
    default:
      return facts.request ?? facts.text ?? '';
  }
}

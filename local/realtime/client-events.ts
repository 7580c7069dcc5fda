import {z} from 'zod';
import {type ApiProblem, invalid, problems} from './api-errors.ts';
import type {ClientEvent} from './events.ts';
import {
  checkSession,
  MaxOutputTokens,
  Modalities,
  problemOf,
  ToolChoiceShape,
  ToolShape,
} from './session-config.ts';
import {readImage} from './images.ts';
import {isRecord, parseJson} from './json.ts';

const status = z.enum(['completed', 'incomplete', 'in_progress']).optional();
const id = z.string().max(64).optional();

const UserPart = z.discriminatedUnion('type', [
  z.looseObject({type: z.literal('input_text'), text: z.string()}),
  z.looseObject({
    type: z.literal('input_audio'),
    audio: z.string().optional(),
    transcript: z.string().nullish(),
  }),
  z.looseObject({
    type: z.literal('input_image'),
    image_url: z.string().refine((url) => readImage(url) !== null, 'expected a PNG or JPEG as a data URL'),
    detail: z.enum(['auto', 'low', 'high']).optional(),
  }),
]);

const Message = z.discriminatedUnion('role', [
  z.looseObject({
    type: z.literal('message'),
    role: z.literal('user'),
    id,
    status,
    content: z.array(UserPart).min(1),
  }),
  z.looseObject({
    type: z.literal('message'),
    role: z.literal('system'),
    id,
    status,
    content: z.array(z.looseObject({type: z.literal('input_text'), text: z.string()})).min(1),
  }),
  z.looseObject({
    type: z.literal('message'),
    role: z.literal('assistant'),
    id,
    status,
    content: z.array(
      z.looseObject({type: z.enum(['output_text', 'output_audio']), text: z.string().optional()}),
    ),
  }),
]);

const ItemShape = z.union([
  Message,
  z.looseObject({
    type: z.literal('function_call'),
    id,
    status,
    call_id: z.string().optional(),
    name: z.string(),
    arguments: z.string(),
  }),
  z.looseObject({
    type: z.literal('function_call_output'),
    id,
    status,
    call_id: z.string(),
    output: z.string(),
  }),
]);

const ItemReference = z.looseObject({type: z.literal('item_reference'), id: z.string()});

const ResponseShape = z.looseObject({
  instructions: z.string().optional(),
  output_modalities: Modalities.optional(),
  tools: z.array(ToolShape).optional(),
  tool_choice: ToolChoiceShape.optional(),
  max_output_tokens: MaxOutputTokens.optional(),
  conversation: z.enum(['auto', 'none']).optional(),
  metadata: z.record(z.string().max(64), z.string().max(512)).nullish(),
  input: z.array(z.union([ItemShape, ItemReference])).optional(),
});

const SHAPES: Record<ClientEvent['type'], z.ZodType> = {
  'session.update': z.looseObject({session: z.unknown()}),
  'input_audio_buffer.append': z.looseObject({audio: z.string()}),
  'input_audio_buffer.commit': z.looseObject({}),
  'input_audio_buffer.clear': z.looseObject({}),
  'conversation.item.create': z.looseObject({item: ItemShape, previous_item_id: z.string().nullish()}),
  'conversation.item.retrieve': z.looseObject({item_id: z.string()}),
  'conversation.item.truncate': z.looseObject({
    item_id: z.string(),
    content_index: z.int().min(0),
    audio_end_ms: z.int().min(0),
  }),
  'conversation.item.delete': z.looseObject({item_id: z.string()}),
  'response.create': z.looseObject({response: ResponseShape.nullish()}),
  'response.cancel': z.looseObject({response_id: z.string().nullish()}),
  'output_audio_buffer.clear': z.looseObject({}),
};

/** Largest event taken, in bytes: what the data channel itself advertises (`a=max-message-size`). */
export const MAX_EVENT_BYTES = 262_144;

/** A client event, or what to answer instead; `eventId` is echoed in the error. */
export type ParsedEvent =
  {event: ClientEvent; raw: unknown} | {problem: ApiProblem; eventId: string | undefined; raw: unknown};

/** Parses one message of the data channel. Never throws. */
export function parseClientEvent(text: string): ParsedEvent {
  if (Buffer.byteLength(text) > MAX_EVENT_BYTES) {
    return {problem: problems.tooLarge(MAX_EVENT_BYTES), eventId: undefined, raw: null};
  }
  const raw = parseJson(text);
  if (!isRecord(raw)) return {problem: problems.notJson(), eventId: undefined, raw};
  const eventId = typeof raw['event_id'] === 'string' ? raw['event_id'] : undefined;
  const problem = check(raw);
  if (problem) return {problem, eventId, raw};
  return isClientEvent(raw) ? {event: raw, raw} : {problem: unknownType(raw['type']), eventId, raw};
}

function check(raw: Record<string, unknown>): ApiProblem | null {
  const type = raw['type'];
  if (type === undefined)
    return invalid('missing_required_parameter', "Missing required parameter: 'type'.", 'type');
  if (!isKnownType(type)) return unknownType(type);
  const parsed = SHAPES[type].safeParse(raw);
  if (!parsed.success) return problemOf(parsed.error, '');
  if (type !== 'session.update') return null;
  const session = checkSession(raw['session']);
  return 'problem' in session ? session.problem : null;
}

function unknownType(type: unknown): ApiProblem {
  const known = Object.keys(SHAPES)
    .map((name) => `'${name}'`)
    .join(', ');
  return invalid(
    'invalid_value',
    `Invalid value: '${String(type)}'. Supported values are: ${known}.`,
    'type',
  );
}

function isKnownType(type: unknown): type is ClientEvent['type'] {
  return typeof type === 'string' && Object.hasOwn(SHAPES, type);
}

// Called after `check` found nothing wrong: the discriminant is known and the fields we read have their types.
function isClientEvent(raw: unknown): raw is ClientEvent {
  return isRecord(raw) && isKnownType(raw['type']);
}

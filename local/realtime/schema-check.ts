import {readFileSync} from 'node:fs';
import {Ajv2020, type ValidateFunction} from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type {Direction} from './event-log.ts';
import {isRecord} from './json.ts';

export interface SchemaProblem {
  direction: Direction;
  eventType: string;
  errors: string[];
}

/** Holds every event against the API's published schema; for development, so the server stays faithful. */
export interface SchemaCheck {
  check(direction: Direction, event: unknown): void;
  problems(): readonly SchemaProblem[];
}

const UNIONS: Record<Direction, string> = {server: 'RealtimeServerEvent', client: 'RealtimeClientEvent'};
const MAX_PROBLEMS = 500;

// The reference says of each that null turns it off, and the official SDK sends it; the schema knows no null there.
const TURNED_OFF_BY_NULL = ['noise_reduction', 'transcription', 'tracing'];

function withoutSwitchedOff(key: string, value: unknown): unknown {
  return value === null && TURNED_OFF_BY_NULL.includes(key) ? undefined : value;
}

/** A check that finds nothing, for a server without a schema. */
export const NO_CHECK: SchemaCheck = {check: () => undefined, problems: () => []};

/** @param path a JSON file with the OpenAPI components `RealtimeServerEvent` and `RealtimeClientEvent` (draft 2020-12). */
export function loadSchemaCheck(path: string): SchemaCheck {
  const schema: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!isRecord(schema)) throw new Error(`${path} is not a JSON schema.`);
  const ajv = new Ajv2020({strict: false, allErrors: true, logger: false});
  formats(ajv);
  mendConversation(schema);
  ajv.addSchema({...schema, $id: 'realtime'});
  const validators: Record<Direction, Map<string, ValidateFunction>> = {
    server: validatorsOf(ajv, schema, 'server'),
    client: validatorsOf(ajv, schema, 'client'),
  };
  const found: SchemaProblem[] = [];
  return {
    check(direction, event) {
      // Through JSON, as the other side will see it: absent and undefined are one.
      const plain: unknown = JSON.parse(JSON.stringify(event ?? null, withoutSwitchedOff));
      const eventType = isRecord(plain) && typeof plain['type'] === 'string' ? plain['type'] : '';
      const validate = validators[direction].get(eventType);
      const errors = validate ? errorsOf(validate, plain) : [`unknown event type '${eventType}'`];
      if (errors.length > 0 && found.length < MAX_PROBLEMS) found.push({direction, eventType, errors});
    },
    problems: () => found,
  };
}

// The published schema asks that `conversation` fit exactly one of two forms, and 'auto' and 'none' fit both.
function mendConversation(schema: Record<string, unknown>): void {
  const conversation = dig(
    schema,
    'components',
    'schemas',
    'RealtimeResponseCreateParams',
    'properties',
    'conversation',
  );
  if (conversation['oneOf'] === undefined) return;
  conversation['anyOf'] = conversation['oneOf'];
  delete conversation['oneOf'];
}

function errorsOf(validate: ValidateFunction, event: unknown): string[] {
  if (validate(event)) return [];
  return (validate.errors ?? [])
    .slice(0, 5)
    .map((error) => `${error.instancePath} ${error.message ?? ''} ${JSON.stringify(error.params)}`);
}

/** A validator for each event type: held against the whole union, an error could not say which member was meant. */
function validatorsOf(
  ajv: Ajv2020,
  schema: Record<string, unknown>,
  direction: Direction,
): Map<string, ValidateFunction> {
  const schemas = dig(schema, 'components', 'schemas');
  const members = dig(schemas, UNIONS[direction])['anyOf'];
  const validators = new Map<string, ValidateFunction>();
  for (const member of Array.isArray(members) ? members : []) {
    const reference = isRecord(member) ? String(member['$ref']) : '';
    const type = dig(dig(schemas, reference.split('/').at(-1) ?? ''), 'properties', 'type');
    const name: unknown = type['const'] ?? (Array.isArray(type['enum']) ? type['enum'][0] : undefined);
    if (typeof name === 'string') validators.set(name, ajv.compile({$ref: `realtime${reference}`}));
  }
  return validators;
}

function dig(value: unknown, ...path: string[]): Record<string, unknown> {
  let at = value;
  for (const key of path) at = isRecord(at) ? at[key] : undefined;
  return isRecord(at) ? at : {};
}

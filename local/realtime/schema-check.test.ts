import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {loadSchemaCheck} from './schema-check.ts';

// Two events in the form in which the API's schema is published.
const SCHEMA = {
  components: {
    schemas: {
      RealtimeServerEvent: {anyOf: [{$ref: '#/components/schemas/Cleared'}]},
      RealtimeClientEvent: {anyOf: [{$ref: '#/components/schemas/Update'}]},
      Cleared: {
        type: 'object',
        required: ['event_id', 'type'],
        properties: {
          event_id: {type: 'string'},
          type: {type: 'string', enum: ['input_audio_buffer.cleared']},
        },
      },
      Update: {
        type: 'object',
        required: ['session'],
        properties: {
          type: {type: 'string', const: 'session.update'},
          session: {type: 'object', properties: {noise_reduction: {type: 'object'}}},
        },
      },
    },
  },
};

let directory = '';
let path = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'parley-schema-'));
  path = join(directory, 'schema.json');
  writeFileSync(path, JSON.stringify(SCHEMA));
});
afterAll(() => rmSync(directory, {recursive: true}));

describe('the schema check', () => {
  it('finds nothing in what fits', () => {
    const check = loadSchemaCheck(path);
    check.check('server', {event_id: 'e', type: 'input_audio_buffer.cleared'});
    check.check('client', {type: 'session.update', session: {noise_reduction: null}});
    expect(check.problems()).toEqual([]);
  });
  it('names what is missing, and events nobody knows', () => {
    const check = loadSchemaCheck(path);
    check.check('server', {type: 'input_audio_buffer.cleared'});
    check.check('client', {type: 'input_audio_buffer.cleared'});
    expect(check.problems()).toEqual([
      {
        direction: 'server',
        eventType: 'input_audio_buffer.cleared',
        errors: [expect.stringContaining('event_id') as unknown],
      },
      {
        direction: 'client',
        eventType: 'input_audio_buffer.cleared',
        errors: ["unknown event type 'input_audio_buffer.cleared'"],
      },
    ]);
  });
});

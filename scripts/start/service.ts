import {existsSync} from 'node:fs';
import {resolve} from 'node:path';
import type {VoiceService} from '../../local/desk/parley.ts';
import {createControlClient, startRealtimeServer} from '../../local/realtime/index.ts';

/** What the schema check of the local service found. */
export interface EventCheck {
  events: number;
  problems: string[];
}

/** The voice service that turns are held with. */
export interface RunningService extends VoiceService {
  /** One line for the person: which service it is. */
  description: string;
  /** Whether spoken words are understood; if not, turns are typed. */
  canHear: boolean;
  /** Events so far and those that did not fit the schema; `null` where none was given. */
  checkEvents: () => Promise<EventCheck | null>;
  close: () => Promise<void>;
}

/**
 * OpenAI when a key is set, else a server on this machine.
 * `schema` is a file with the schema that the local server's events are held against. Raises when it cannot be read.
 */
export async function startService(
  openAiKey: string | undefined,
  schema: string | null,
): Promise<RunningService> {
  if (openAiKey) {
    if (schema)
      throw new Error('--schema looks at the local voice service; unset OPENAI_API_KEY to use that');
    return {
      url: null,
      key: openAiKey,
      description: 'Voice service: OpenAI (OPENAI_API_KEY is set; turns cost money)',
      canHear: true,
      checkEvents: () => Promise.resolve(null),
      close: () => Promise.resolve(),
    };
  }
  if (schema !== null && !existsSync(schema))
    throw new Error(`--schema names ${schema}, which does not exist`);
  const server = await startRealtimeServer({
    apiKey: 'sk-local',
    control: schema !== null,
    ...(schema === null ? {} : {schemaPath: resolve(schema)}),
  });
  const canHear = server.hearing !== 'none';
  return {
    url: server.url,
    key: server.apiKey,
    description: `Voice service: ${server.url} on this machine, free of charge${
      canHear ? '' : `; it cannot hear (${server.hearingProblem ?? 'no recogniser'}), so turns are typed`
    }`,
    canHear,
    checkEvents: async () => {
      if (schema === null) return null;
      const control = createControlClient(server.controlUrl);
      const [events, problems] = await Promise.all([control.log(), control.problems()]);
      return {
        events: events.length,
        problems: problems.map(
          (found) => `${found.direction} ${found.eventType}: ${found.errors.join('; ')}`,
        ),
      };
    },
    close: () => server.close(),
  };
}

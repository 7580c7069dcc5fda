import type {IncomingMessage, ServerResponse} from 'node:http';
import {z} from 'zod';
import {HttpProblem, invalid} from './api-errors.ts';
import type {Calls} from './calls.ts';
import type {EventLog, LoggedEvent} from './event-log.ts';
import {type FaultBoard, FaultRequest, type Faults} from './faults.ts';
import type {Hearing, HearingKind} from './hearing/hearing.ts';
import {readJson, sendJson} from './http-io.ts';
import {countOpenPeers} from './peer.ts';
import type {SchemaCheck, SchemaProblem} from './schema-check.ts';
import {Script, type ScriptQueue} from './script.ts';
import type {SessionStatus} from './session.ts';
import {problemOf} from './session-config.ts';
import {countEspeak} from './speech/espeak.ts';

/** `GET /control/status` */
export interface ServerStatus {
  hearing: HearingKind;
  hearingProblem: string | null;
  sessions: {ever: number; open: number; live: SessionStatus[]};
  /** What is held now by this process: peers, ears of the recogniser, espeak-ng processes, UDP sockets, worker threads. */
  held: {peers: number; ears: number; speaking: number; udpSockets: number; workers: number};
  schemaProblems: number;
  scriptLeft: number;
  faults: Faults;
}
export interface ServerLog {
  events: LoggedEvent[];
}
export interface ServerProblems {
  problems: readonly SchemaProblem[];
}

/** `POST /control/send` */
const Sending = z.strictObject({
  events: z.array(z.looseObject({type: z.string()})).min(1),
  /** Leaves out the schema check, for events that no server would send. */
  isUnchecked: z.boolean().default(false),
});
/** `POST /control/session-life` */
const SessionLife = z.strictObject({ms: z.int().min(1)});

export interface ControlParts {
  calls: Calls;
  faults: FaultBoard;
  hearing: Hearing;
  log: EventLog;
  schema: SchemaCheck;
  script: ScriptQueue;
  /** For sessions that begin from now on. */
  setSessionLife: (ms: number) => void;
}

function statusOf(parts: ControlParts): ServerStatus {
  const held = process.getActiveResourcesInfo();
  const count = (name: string): number => held.filter((resource) => resource === name).length;
  return {
    hearing: parts.hearing.kind,
    hearingProblem: parts.hearing.problem,
    sessions: parts.calls.status(),
    held: {
      peers: countOpenPeers(),
      ears: parts.hearing.countEars(),
      speaking: countEspeak(),
      udpSockets: count('UDPWrap'),
      workers: count('Worker') + count('MessagePort'),
    },
    schemaProblems: parts.schema.problems().length,
    scriptLeft: parts.script.left(),
    faults: parts.faults.current(),
  };
}

async function parse<T extends z.ZodType>(shape: T, request: IncomingMessage): Promise<z.infer<T>> {
  const parsed = shape.safeParse(await readJson(request));
  if (!parsed.success) throw new HttpProblem(400, problemOf(parsed.error, ''));
  return parsed.data;
}

/** Serves `/control/…`: how tests look into the server and make it fail. */
export async function handleControl(
  parts: ControlParts,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const answer = (body: object): void => sendJson(response, 200, JSON.stringify(body));
  switch (`${request.method ?? 'GET'} ${url.pathname}`) {
    case 'POST /control/faults': {
      const sudden = parts.faults.apply(await parse(FaultRequest, request));
      for (const fault of sudden) parts.calls.suffer(fault);
      answer(parts.faults.current());
      return;
    }
    case 'DELETE /control/faults':
      parts.faults.reset();
      answer(parts.faults.current());
      return;
    case 'POST /control/script':
      parts.script.set((await parse(Script, request)).turns);
      answer({left: parts.script.left()});
      return;
    case 'POST /control/send': {
      const {events, isUnchecked} = await parse(Sending, request);
      answer({sessions: parts.calls.sendRaw(events, !isUnchecked)});
      return;
    }
    case 'POST /control/session-life': {
      const {ms} = await parse(SessionLife, request);
      parts.setSessionLife(ms);
      answer({ms});
      return;
    }
    case 'GET /control/status':
      answer(statusOf(parts));
      return;
    case 'GET /control/log':
      answer({events: parts.log.since(Number(url.searchParams.get('since') ?? 0))} satisfies ServerLog);
      return;
    case 'GET /control/problems':
      answer({problems: parts.schema.problems()} satisfies ServerProblems);
      return;
    default:
      throw new HttpProblem(404, invalid(null, `Invalid URL (${request.method ?? 'GET'} ${url.pathname})`));
  }
}

import {z} from 'zod';

const Refusal = z.strictObject({
  status: z.int().min(400).max(599),
  code: z.string().nullable().default(null),
  message: z.string().default('Refused on purpose.'),
});

/** Faults that last until they are reset. */
const Lasting = z.strictObject({
  /** Answers `client_secrets` with this error. */
  refuseMint: Refusal.nullable(),
  mintDelayMs: z.int().min(0),
  /** Answers `calls` with this error. */
  refuseCall: Refusal.nullable(),
  callDelayMs: z.int().min(0),
  /** New calls get an answer whose addresses lead nowhere. */
  unreachable: z.boolean(),
  /** Sends neither events nor audio; the connection stays up. */
  stall: z.boolean(),
  /** So many responses to come fail with `rate_limit_exceeded`. */
  rateLimitNext: z.int().min(0),
  /** So many responses to come fail with `server_error`. */
  failNext: z.int().min(0),
  duplicateEvents: z.boolean(),
  /** Swaps events two by two. */
  reorderEvents: z.boolean(),
  /** Sends an event of a type nobody knows with every response and session update. */
  unknownEvents: z.boolean(),
  /** Replies have events and no audio. */
  silentReply: z.boolean(),
});
export type Faults = z.infer<typeof Lasting>;

/** Faults that happen once, to every live session, as soon as they are posted. */
const Sudden = z.strictObject({
  dropIce: z.literal(true),
  closeChannel: z.literal(true),
  expireSessions: z.literal(true),
});
export type SuddenFault = keyof z.infer<typeof Sudden>;

/** What `POST /control/faults` takes: any part of it. */
export const FaultRequest = z.strictObject({...Lasting.shape, ...Sudden.shape}).partial();
export type FaultRequest = z.input<typeof FaultRequest>;

const SUDDEN: readonly SuddenFault[] = ['dropIce', 'closeChannel', 'expireSessions'];

const NO_FAULTS: Faults = {
  refuseMint: null,
  mintDelayMs: 0,
  refuseCall: null,
  callDelayMs: 0,
  unreachable: false,
  stall: false,
  rateLimitNext: 0,
  failNext: 0,
  duplicateEvents: false,
  reorderEvents: false,
  unknownEvents: false,
  silentReply: false,
};

/** The faults in force, for all sessions of a server. */
export interface FaultBoard {
  current(): Readonly<Faults>;
  /** Merges a posted change; the faults that are to happen now. */
  apply(change: z.infer<typeof FaultRequest>): SuddenFault[];
  reset(): void;
  /** Whether this response is to fail, and how; counts it. */
  takeFailure(): 'rate_limit_exceeded' | 'server_error' | null;
}

export function createFaultBoard(): FaultBoard {
  let faults = {...NO_FAULTS};
  return {
    current: () => faults,
    apply(change) {
      const {dropIce, closeChannel, expireSessions, ...lasting} = change;
      const given = Object.fromEntries(Object.entries(lasting).filter(([, value]) => value !== undefined));
      faults = {...faults, ...given};
      const asked = {dropIce, closeChannel, expireSessions};
      return SUDDEN.filter((name) => asked[name] === true);
    },
    reset: () => void (faults = {...NO_FAULTS}),
    takeFailure() {
      if (faults.rateLimitNext > 0) {
        faults.rateLimitNext -= 1;
        return 'rate_limit_exceeded';
      }
      if (faults.failNext > 0) {
        faults.failNext -= 1;
        return 'server_error';
      }
      return null;
    },
  };
}

/** What the bare extension's document tells the benchmark; times in ms since the epoch, `null` so far. */
export interface BareTimes {
  /** From when on what sounded was heard. */
  heardSince: number | null;
  /** When the session answered. */
  readyAt: number | null;
  error: string | null;
}

/** Where the voice service is, and the secret that opens a session. */
export interface BareGrant {
  url: string;
  secret: string;
}

/** What its worker tells its document: to open a session, or to open the microphone once more. */
export type BareOrder = {connect: BareGrant} | {listen: true};

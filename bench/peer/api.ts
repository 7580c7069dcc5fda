/** What the bare page tells the benchmark. Times in ms since the epoch. */
export interface PeerState {
  /** When the session was ready after the key, or `null` so far. */
  readyAt: number | null;
  error: string | null;
}

/** What the benchmark may do with the bare page. */
export interface Peer {
  /** Where the voice service is, and its key; the key press uses them. */
  prepare: (service: {url: string; key: string}) => void;
  state: () => PeerState;
  close: () => void;
}

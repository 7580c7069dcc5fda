/** Everything that is measured while talking; each name is a line of the table. */
export const TALK_NAMES = [
  'capture.warm',
  'capture.asleep',
  'capture.cold',
  'ready.asleep',
  'ready.cold',
  'ready.bare',
  'words.lost.asleep',
  'words.lost',
  'words.lost.after100',
  'reply.handsfree',
  'reply.toggle',
  'reply.hold',
  'bargein.silence',
  'tool.read_page',
  'idle.cpu',
] as const;
export type TalkName = (typeof TALK_NAMES)[number];

/** Whose measurement it is; at the peer it is of what the figure is compared with. */
export type Side = 'parley' | 'peer';

/** Measurements so far. */
export interface Samples {
  /** Takes a measurement; `null` is none. */
  take: (name: TalkName, side: Side, value: number | null) => void;
  of: (name: TalkName, side: Side) => number[];
}

export function createSamples(): Samples {
  const taken = new Map<string, number[]>();
  const of = (name: TalkName, side: Side) => taken.get(`${name} ${side}`) ?? [];
  return {
    of,
    take(name, side, value) {
      if (value !== null) taken.set(`${name} ${side}`, [...of(name, side), value]);
    },
  };
}

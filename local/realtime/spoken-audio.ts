/** The audio of an answer, and which of its words lie where in it. All times in ms from its beginning. */
export interface SpokenAudio {
  /** All the audio made so far; a truncation may name any moment of it. */
  madeMs(): number;
  /** What of it counts: all, or what was heard before it was cut. */
  keptMs(): number;
  isCut(): boolean;
  /** A sentence begins here. @param voiceMs how long its voice lasts, `null` while that is not known. */
  begin(sentence: string, voiceMs: () => number | null): void;
  add(ms: number): void;
  /** Cuts the answer at `endMs`; the words heard until then, or `null` if no more of it counts anyway. */
  cut(endMs: number): string | null;
}

export function createSpokenAudio(): SpokenAudio {
  const sentences: {text: string; fromMs: number; voiceMs: () => number | null}[] = [];
  let madeMs = 0;
  let cutMs: number | null = null;

  const keptMs = (): number => (cutMs === null ? madeMs : Math.min(cutMs, madeMs));

  return {
    madeMs: () => madeMs,
    keptMs,
    isCut: () => cutMs !== null,
    begin: (text, voiceMs) => void sentences.push({text, fromMs: madeMs, voiceMs}),
    add: (ms) => void (madeMs += ms),
    cut(endMs) {
      if (endMs >= keptMs()) return null;
      cutMs = endMs;
      return sentences
        .map(({text, fromMs, voiceMs}) => {
          const lastsMs = voiceMs();
          return lastsMs === null ? '' : firstWords(text, (endMs - fromMs) / lastsMs);
        })
        .join('')
        .trim();
    },
  };
}

/** The words in the first `share` of a text; a word that was only begun was not heard. */
function firstWords(text: string, share: number): string {
  if (share >= 1) return text;
  const end = Math.floor(text.length * Math.max(0, share));
  return text.slice(0, Math.max(0, text.lastIndexOf(' ', end)));
}

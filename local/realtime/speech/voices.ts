// espeak-ng's own variants, so that each of the API's voices is told from the others by ear.
const VARIANTS: Record<string, string> = {
  alloy: 'en-us+f2',
  ash: 'en-us+m3',
  ballad: 'en-us+m7',
  coral: 'en-us+f4',
  echo: 'en-us+m2',
  sage: 'en-us+f1',
  shimmer: 'en-us+f5',
  verse: 'en-us+m4',
  marin: 'en-us+f3',
  cedar: 'en-us+m1',
};

const PLAIN = 'en-us';
/** espeak-ng's default is 175 words a minute; a little slower is clearer through Opus. */
export const WORDS_PER_MINUTE = 165;

/** How a session speaks: the API's name of a voice, and its speed from 0.25 to 1.5. */
export interface Voice {
  name: string;
  speed: number;
}

/** The espeak-ng voice and speed for a session's voice, whose speed 1 is so many words a minute. */
export function espeakArguments({name, speed}: Voice, wordsPerMinute: number): string[] {
  return ['-v', VARIANTS[name] ?? PLAIN, '-s', String(Math.round(wordsPerMinute * speed))];
}

import type {TalkSettings} from '../../protocol/settings.ts';
import type {WakeEngine} from './wake-engine.ts';

/** What the person chose of the wake word. */
export type WakeSettings = Pick<TalkSettings, 'wakeWord' | 'wakePhrase' | 'language'>;

/**
 * The engine that was chosen; what it needs is loaded with it, since the wake word is off for most people.
 * `sampleRate` is that of what it hears, in Hz.
 */
export async function createEngine(
  {wakeWord, wakePhrase, language}: WakeSettings,
  sampleRate: number,
): Promise<WakeEngine> {
  if (wakeWord === 'chrome') {
    const {createChromeEngine} = await import('./chrome-engine.ts');
    return createChromeEngine(wakePhrase, language ?? navigator.language);
  }
  const [{createPersonalEngine}, {readRecordings}] = await Promise.all([
    import('./personal-engine.ts'),
    import('../../platform/wake-store.ts'),
  ]);
  return createPersonalEngine(sampleRate, await readRecordings());
}

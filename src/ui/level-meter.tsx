import './level-meter.css';
import {useSignal} from '@preact/signals';
import {useEffect} from 'preact/hooks';
import {shareOf, withLevel} from '../core/level-wave.ts';
import {followLevels, levels} from './levels.ts';
import {isCapturing, snapshot} from './store.ts';

/** Bars of a wave, the newest at the right: about two seconds of what is heard. */
const BARS = 40;
const NONE: readonly number[] = Array.from({length: BARS}, () => 0);
const FRAME_MS = 50;
/** For those who want things to keep still. */
const CALM_FRAME_MS = 400;

/** Real loudness of whoever is talking, over the last two seconds; a still line when nobody is. */
export function LevelMeter() {
  const {phase} = snapshot.value;
  const wave = useSignal(NONE);
  const side = isCapturing.value ? 'mic' : phase === 'speaking' ? 'reply' : null;
  useEffect(() => {
    if (phase !== 'idle' && phase !== 'problem') followLevels();
  }, [phase]);
  useEffect(() => {
    wave.value = NONE;
    if (!side) return undefined;
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const timer = setInterval(
      () => {
        wave.value = withLevel(wave.peek(), shareOf(levels.peek()[side]));
      },
      isCalm ? CALM_FRAME_MS : FRAME_MS,
    );
    return () => clearInterval(timer);
  }, [side]);
  return (
    <div class={`meter ${side ?? 'off'}`} aria-hidden="true">
      {wave.value.map((share, bar) => (
        <i key={bar} style={{transform: `scaleY(${Math.max(0.06, share)})`}} />
      ))}
    </div>
  );
}

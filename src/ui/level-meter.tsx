import './level-meter.css';
import {useEffect} from 'preact/hooks';
import {followLevels, levels} from './levels.ts';
import {isCapturing, snapshot} from './store.ts';

const BARS = 24;
/** The quietest and the loudest level that is drawn, in dBFS: a quiet room and close speech. */
const FLOOR_DB = -55;
const TOP_DB = -10;

/** Real loudness of whoever is talking, as bars; empty when nobody is. */
export function LevelMeter() {
  const {phase} = snapshot.value;
  useEffect(() => {
    if (phase !== 'idle' && phase !== 'problem') followLevels();
  }, [phase]);
  const side = isCapturing.value ? 'mic' : phase === 'speaking' ? 'reply' : null;
  const share = side ? toShare(levels.value[side]) : 0;
  return (
    <div class={`meter ${side ?? 'off'}`} aria-hidden="true">
      {Array.from({length: BARS}, (_, bar) => {
        const height = barHeight(bar, share);
        return <i key={bar} style={{transform: `scaleY(${height})`}} />;
      })}
    </div>
  );
}

function toShare(rms: number): number {
  const db = 20 * Math.log10(Math.max(rms, 1e-6));
  return Math.min(1, Math.max(0, (db - FLOOR_DB) / (TOP_DB - FLOOR_DB)));
}

/** Highest in the middle, falling off to both sides. */
function barHeight(bar: number, share: number): number {
  const fromMiddle = Math.abs((bar + 0.5) / BARS - 0.5) * 2;
  return Math.max(0.06, share * (1 - 0.75 * fromMiddle * fromMiddle));
}

import './mode-switch.css';
import {useSignal} from '@preact/signals';
import {useEffect} from 'preact/hooks';
import {sendCommand} from '../platform/bus.ts';
import type {Settings} from '../protocol/settings.ts';
import {act, refresher} from './act.ts';

type Mode = Settings['talkMode'];
const MODES: [mode: Mode, caption: string, title: string][] = [
  ['push', 'One turn', 'Press to talk, press again to send'],
  ['hands-free', 'Listen on', 'Parley listens until you stop it; each pause sends'],
];

/** What the talk button begins: one turn, or a conversation that listens on. */
export function ModeSwitch() {
  const mode = useSignal<Mode | null>(null);
  useEffect(() => {
    refresher(async () => {
      mode.value = (await sendCommand('settings.read', {})).settings.talkMode;
    })();
  }, []);
  const choose = (wanted: Mode) => {
    const before = mode.value;
    mode.value = wanted;
    act(async () => {
      try {
        await sendCommand('talk.mode', {mode: wanted});
      } catch (error) {
        mode.value = before;
        throw error;
      }
    });
  };
  return (
    <fieldset class="mode" disabled={mode.value === null}>
      <legend class="unseen">What the talk button begins</legend>
      {MODES.map(([one, caption, title]) => (
        <label key={one} title={title}>
          <input type="radio" name="mode" checked={mode.value === one} onChange={() => choose(one)} />
          <span>{caption}</span>
        </label>
      ))}
    </fieldset>
  );
}

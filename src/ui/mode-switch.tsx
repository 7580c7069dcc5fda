import './mode-switch.css';
import {useSignal} from '@preact/signals';
import {useEffect} from 'preact/hooks';
import {sendCommand} from '../platform/bus.ts';
import {say} from '../platform/text.ts';
import type {Settings} from '../protocol/settings.ts';
import {act, refresher} from './act.ts';

type Mode = Settings['talkMode'];
const MODES: [mode: Mode, caption: string, title: string][] = [
  ['push', say('ui_mode_push'), say('ui_mode_push_title')],
  ['hands-free', say('ui_mode_hands_free'), say('ui_mode_hands_free_title')],
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
      <legend class="unseen">{say('ui_mode')}</legend>
      {MODES.map(([one, caption, title]) => (
        <label key={one} title={title}>
          <input type="radio" name="mode" checked={mode.value === one} onChange={() => choose(one)} />
          <span>{caption}</span>
        </label>
      ))}
    </fieldset>
  );
}

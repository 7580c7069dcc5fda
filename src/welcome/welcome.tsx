import {useSignal} from '@preact/signals';
import {useEffect} from 'preact/hooks';
import {doneSteps, nextStep, type StepName} from '../core/welcome-progress.ts';
import {sendCommand} from '../platform/bus.ts';
import {followHistory} from '../platform/history-channel.ts';
import {readTurns} from '../platform/history-reader.ts';
import {microphonePermission, watchMicrophone} from '../platform/permissions.ts';
import {say} from '../platform/text.ts';
import type {TurnRecord} from '../protocol/turn-record.ts';
import {act, lastFailure, refresher} from '../ui/act.ts';
import {FailureNote} from '../ui/failure-note.tsx';
import {LevelMeter} from '../ui/level-meter.tsx';
import {Lines} from '../ui/lines.tsx';
import {readShortcut, shortcut} from '../ui/shortcut.ts';
import {followSnapshot, snapshot} from '../ui/store.ts';
import {TalkButton} from '../ui/talk-button.tsx';
import {MicrophoneStep} from './microphone-step.tsx';
import {hasSeenShortcut, noteShortcutSeen} from './shortcut-seen.ts';
import {ShortcutStep} from './shortcut-step.tsx';
import {Step} from './step.tsx';

/** From the installation to the first answer, in four steps; it goes on where it was left. */
export function Welcome() {
  const permission = useSignal<PermissionState>('prompt');
  const hasKey = useSignal(false);
  const isShortcutSeen = useSignal(hasSeenShortcut());
  const turns = useSignal<TurnRecord[]>([]);
  const {failure} = snapshot.value;

  useEffect(() => {
    const page = new AbortController();
    const look = refresher(async () => {
      permission.value = await microphonePermission();
      const view = await sendCommand('settings.read', {});
      // A gateway that lends its voice keeps the key itself.
      hasKey.value = view.hasKey || view.settings.provider === 'gateway';
      await readShortcut();
      turns.value = await readTurns();
    });
    look();
    // The key and the shortcut are set in other tabs; coming back here shows it.
    addEventListener('focus', look, {signal: page.signal});
    followHistory(look, page.signal);
    refresher(() => watchMicrophone(look, page.signal))();
    followSnapshot(page.signal);
    return () => page.abort();
  }, []);

  const done = doneSteps(
    {permission: permission.value, hasKey: hasKey.value, isShortcutSeen: isShortcutSeen.value},
    turns.value,
  );
  const next = nextStep(done);
  const of = (name: StepName) => ({isDone: done.has(name), isNext: next === name});
  const seen = () => {
    noteShortcutSeen();
    isShortcutSeen.value = true;
  };
  return (
    <>
      <header>
        <h1>{say('welcome_heading')}</h1>
        <p class="quiet" role="status">
          {next === null ? say('welcome_all_set') : say('welcome_intro')}
        </p>
      </header>
      <ol class="steps">
        <Step title={say('welcome_microphone')} {...of('microphone')}>
          <MicrophoneStep permission={permission} />
        </Step>
        <Step title={say('welcome_key')} {...of('key')}>
          <p>{say('welcome_key_why')}</p>
          <button
            type="button"
            class={next === 'key' ? 'primary' : ''}
            onClick={() => act(() => sendCommand('fix.apply', {action: 'open.options'}))}
          >
            {hasKey.value ? say('welcome_change_key') : say('welcome_enter_key')}
          </button>
        </Step>
        <Step title={say('welcome_shortcut')} {...of('shortcut')}>
          <ShortcutStep isNext={next === 'shortcut'} onSeen={seen} />
        </Step>
        <Step title={say('welcome_try')} {...of('try')}>
          <p>
            {shortcut.value ? say('welcome_try_keys', {keys: shortcut.value}) : say('welcome_try_button')}
          </p>
          <LevelMeter />
          <TalkButton />
          <FailureNote failure={lastFailure.value ?? failure} />
          <Lines />
        </Step>
      </ol>
    </>
  );
}

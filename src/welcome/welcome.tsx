import {useSignal} from '@preact/signals';
import {useEffect} from 'preact/hooks';
import {sendCommand} from '../platform/bus.ts';
import {microphonePermission} from '../platform/permissions.ts';
import {act, lastFailure} from '../ui/act.ts';
import {FailureNote} from '../ui/failure-note.tsx';
import {LevelMeter} from '../ui/level-meter.tsx';
import {Lines} from '../ui/lines.tsx';
import {readShortcut, shortcut} from '../ui/shortcut.ts';
import {followSnapshot, snapshot} from '../ui/store.ts';
import {TalkButton} from '../ui/talk-button.tsx';
import {MicrophoneStep} from './microphone-step.tsx';
import {Step} from './step.tsx';

export function Welcome() {
  const microphone = useSignal<PermissionState>('prompt');
  const hasKey = useSignal(false);
  const {failure} = snapshot.value;

  useEffect(() => {
    const page = new AbortController();
    const look = () =>
      act(async () => {
        microphone.value = await microphonePermission();
        const view = await sendCommand('settings.read', {});
        // A gateway that lends its voice keeps the key itself.
        hasKey.value = view.hasKey || view.settings.provider === 'gateway';
        await readShortcut();
      });
    look();
    // The key and the shortcut are set in other tabs; coming back here shows it.
    addEventListener('focus', look, {signal: page.signal});
    followSnapshot(page.signal);
    return () => page.abort();
  }, []);

  const isAllowed = microphone.value === 'granted';
  return (
    <>
      <header>
        <h1>Talk to any page</h1>
        <p class="quiet">
          Parley hears you, sees the page you are on, and points at things on it. Three steps and you can
          begin.
        </p>
      </header>
      <ol class="steps">
        <Step title="Allow the microphone" isDone={isAllowed}>
          <MicrophoneStep permission={microphone} />
        </Step>
        <Step title="Give Parley a key for its voice" isDone={hasKey.value}>
          <p>Parley talks through a voice service, with your own key. The key stays on this computer.</p>
          <button type="button" onClick={() => act(() => sendCommand('fix.apply', {action: 'open.options'}))}>
            {hasKey.value ? 'Change the key' : 'Enter a key'}
          </button>
        </Step>
        <Step title="Try it" isDone={false}>
          <p>
            Press the button, say “hello, who are you?”, and press it again.
            {shortcut.value ? ` On any page, ${shortcut.value} does the same.` : ''}
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

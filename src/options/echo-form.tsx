import {useSignal} from '@preact/signals';
import {sendCommand} from '../platform/bus.ts';
import type {EchoFinding} from '../protocol/commands.ts';
import {toFailure, type Failure} from '../protocol/failures.ts';
import {Settings, type SettingsView} from '../protocol/settings.ts';
import {FailureNote} from '../ui/failure-note.tsx';
import {saveSettings} from './save-settings.ts';

interface Props {
  view: SettingsView;
  onSaved: (view: SettingsView) => void;
}

type Duplex = Settings['duplex'];

const CHOICES: Record<Duplex, {caption: string; meaning: string}> = {
  full: {
    caption: 'Keep listening while Parley speaks',
    meaning: 'Cut in by voice at any time. It fits headphones, and speakers whose echo Chrome can take out.',
  },
  half: {
    caption: 'Shut the microphone while Parley speaks',
    meaning:
      'Cut in with the key or the button; Parley listens again when it has finished. It fits where some echo is left.',
  },
  hold: {
    caption: 'Listen only while I hold or press to talk',
    meaning:
      'Parley does not listen on between two turns. It fits where the echo is loud, or comes so late that it outlasts the answer.',
  },
};

/** What is under way, and what came of it. */
type Check =
  | {phase: 'unasked' | 'checking' | 'saved'}
  | {phase: 'found'; finding: EchoFinding}
  | {phase: 'failed'; failure: Failure};

/** Whether Parley hears itself, and what is done about it: found by a test tone, or chosen by hand. */
export function EchoForm({view, onSaved}: Props) {
  const check = useSignal<Check>({phase: 'unasked'});
  const chosen = useSignal<Duplex | null>(null);
  const duplex = chosen.value ?? view.settings.duplex;
  const run = (work: () => Promise<Check>) => {
    work().then(
      (done) => {
        chosen.value = null;
        check.value = done;
      },
      (error: unknown) => {
        check.value = {phase: 'failed', failure: toFailure(error)};
      },
    );
  };
  const measure = () => {
    check.value = {phase: 'checking'};
    run(async () => {
      const finding = await sendCommand('echo.check', {});
      onSaved(await sendCommand('settings.read', {}));
      return {phase: 'found', finding};
    });
  };
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    run(async () => {
      // Who hears an echo between these devices wants it taken out.
      onSaved(await saveSettings(duplex === 'full' ? {duplex} : {duplex, echoFree: null}));
      return {phase: 'saved'};
    });
  };
  const state = check.value;
  const isChecking = state.phase === 'checking';
  return (
    <form aria-labelledby="echo-title" onSubmit={save}>
      <h2 id="echo-title">Echo</h2>
      <p>
        Through speakers Parley may hear its own voice and take it for yours. The check plays a babbling tone,
        once or a few times, and listens for what comes back. Set the volume as you use it, and keep quiet
        meanwhile.
      </p>
      <div class="row">
        <button type="button" disabled={isChecking} onClick={measure}>
          Check the echo
        </button>
        <span role="status">{say(state)}</span>
      </div>
      {state.phase === 'failed' && <FailureNote failure={withoutRetry(state.failure)} />}
      <label>
        While Parley speaks
        <select
          name="duplex"
          value={duplex}
          disabled={isChecking}
          onChange={({currentTarget}) => {
            check.value = {phase: 'unasked'};
            chosen.value = Settings.shape.duplex.parse(currentTarget.value);
          }}
        >
          {Settings.shape.duplex.options.map((choice) => (
            <option key={choice} value={choice}>
              {CHOICES[choice].caption}
            </option>
          ))}
        </select>
        <span class="quiet hint">{CHOICES[duplex].meaning}</span>
      </label>
      <div class="row">
        <button type="submit" class="primary" disabled={isChecking || duplex === view.settings.duplex}>
          Save
        </button>
      </div>
    </form>
  );
}

function say(check: Check): string {
  switch (check.phase) {
    case 'checking':
      return 'Playing and listening. This takes up to a quarter of a minute.';
    case 'found':
      return `${check.finding.message} It is saved.`;
    case 'saved':
      return 'Saved.';
    default:
      return '';
  }
}

/** Trying again is what the form's own button is for; the general one would begin to talk. */
function withoutRetry(failure: Failure): Failure {
  return failure.fix.action === 'retry' ? {...failure, fix: {...failure.fix, action: null}} : failure;
}

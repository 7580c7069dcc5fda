import {useSignal} from '@preact/signals';
import {sendCommand} from '../platform/bus.ts';
import {say} from '../platform/text.ts';
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
    caption: say('echo_full'),
    meaning: say('echo_full_hint'),
  },
  half: {
    caption: say('echo_half'),
    meaning: say('echo_half_hint'),
  },
  hold: {
    caption: say('echo_hold'),
    meaning: say('echo_hold_hint'),
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
      <h2 id="echo-title">{say('echo_title')}</h2>
      <p>{say('echo_intro')}</p>
      <div class="row">
        <button type="button" disabled={isChecking} onClick={measure}>
          {say('echo_check')}
        </button>
        <span role="status">{statusOf(state)}</span>
      </div>
      {state.phase === 'failed' && <FailureNote failure={withoutRetry(state.failure)} />}
      <label>
        {say('echo_while_speaking')}
        <select
          name="duplex"
          value={duplex}
          disabled={isChecking}
          onChange={({currentTarget}) => {
            check.value = {phase: 'unasked'};
            chosen.value = Settings.unwrap().shape.duplex.parse(currentTarget.value);
          }}
        >
          {Settings.unwrap().shape.duplex.options.map((choice) => (
            <option key={choice} value={choice}>
              {CHOICES[choice].caption}
            </option>
          ))}
        </select>
        <span class="quiet hint">{CHOICES[duplex].meaning}</span>
      </label>
      <div class="row">
        <button type="submit" class="primary" disabled={isChecking || duplex === view.settings.duplex}>
          {say('options_save')}
        </button>
      </div>
    </form>
  );
}

function statusOf(check: Check): string {
  switch (check.phase) {
    case 'checking':
      return say('echo_checking');
    case 'found':
      return say('echo_found', {finding: say(findingOf(check.finding))});
    case 'saved':
      return say('options_saved');
    default:
      return '';
  }
}

/** What was chosen and why. */
function findingOf({duplex, echoFree}: EchoFinding) {
  return echoFree === null ? (`echo_found_${duplex}` as const) : 'echo_found_free';
}

/** Trying again is what the form's own button is for; the general one would begin to talk. */
function withoutRetry(failure: Failure): Failure {
  return failure.fix.action === 'retry' ? {...failure, fix: {...failure.fix, action: null}} : failure;
}

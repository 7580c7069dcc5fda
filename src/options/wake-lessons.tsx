import {useSignal, type Signal} from '@preact/signals';
import {useEffect} from 'preact/hooks';
import {LESSONS_NEEDED} from '../core/wake/wake-matcher.ts';
import {sendCommand} from '../platform/bus.ts';
import {say, WORDS} from '../platform/text.ts';
import {countRecordings} from '../platform/wake-store.ts';
import {toFailure, type Failure} from '../protocol/failures.ts';
import {act} from '../ui/act.ts';
import {FailureNote} from '../ui/failure-note.tsx';
import {saidOf} from '../ui/said.ts';

interface Props {
  phrase: string;
  /** How many recordings are kept; `null` until it is known. */
  taken: Signal<number | null>;
}

/** The three recordings by which the personal wake word is learned. */
export function WakeLessons({phrase, taken}: Props) {
  const isRecording = useSignal(false);
  const failure = useSignal<Failure | null>(null);
  useEffect(() => {
    act(async () => {
      taken.value = await countRecordings();
    });
  }, []);

  const record = async () => {
    isRecording.value = true;
    failure.value = null;
    try {
      taken.value = (await sendCommand('wake.teach', {})).taken;
    } catch (error) {
      // Shown here, beside the button that is pressed next.
      failure.value = toFailure(error);
    } finally {
      isRecording.value = false;
    }
  };
  const forget = () =>
    act(async () => {
      failure.value = null;
      await sendCommand('wake.forget', {});
      taken.value = await countRecordings();
    });

  const count = taken.value ?? 0;
  const isTaught = count >= LESSONS_NEEDED;
  return (
    <>
      <p role="status">{isRecording.value ? say('wake_say_now', {phrase}) : status(count)}</p>
      {failure.value?.reason === 'wake.untaught' ? (
        <p class="failure" role="alert">
          {saidOf(failure.value)}
        </p>
      ) : (
        <FailureNote failure={failure.value} />
      )}
      <div class="row">
        <button type="button" disabled={isRecording.value} onClick={() => void record()}>
          {isTaught
            ? say('wake_record_again')
            : say('wake_record', {number: count + 1, needed: LESSONS_NEEDED})}
        </button>
        {count > 0 && (
          <button type="button" disabled={isRecording.value} onClick={forget}>
            {say('wake_forget')}
          </button>
        )}
      </div>
      <p class="quiet">{say('wake_private')}</p>
    </>
  );
}

function status(count: number): string {
  if (count === 0) return say('wake_learned_from', {needed: LESSONS_NEEDED});
  if (count < LESSONS_NEEDED) return WORDS.counted('wake_recorded', count, {needed: LESSONS_NEEDED});
  return say('wake_learned');
}

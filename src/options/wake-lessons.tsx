import {useSignal, type Signal} from '@preact/signals';
import {useEffect} from 'preact/hooks';
import {LESSONS_NEEDED} from '../core/wake/wake-matcher.ts';
import {sendCommand} from '../platform/bus.ts';
import {countRecordings} from '../platform/wake-store.ts';
import {toFailure, type Failure} from '../protocol/failures.ts';
import {act} from '../ui/act.ts';
import {FailureNote} from '../ui/failure-note.tsx';

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
      <p role="status">{isRecording.value ? `Say “${phrase}” now, then be quiet.` : status(count)}</p>
      {failure.value?.reason === 'wake.untaught' ? (
        <p class="failure" role="alert">
          {failure.value.message}
        </p>
      ) : (
        <FailureNote failure={failure.value} />
      )}
      <div class="row">
        <button type="button" disabled={isRecording.value} onClick={() => void record()}>
          {isTaught ? 'Record it once more' : `Record ${count + 1} of ${LESSONS_NEEDED}`}
        </button>
        {count > 0 && (
          <button type="button" disabled={isRecording.value} onClick={forget}>
            Forget my recordings
          </button>
        )}
      </div>
      <p class="quiet">
        The recordings never leave this computer, and nobody can play them: only numbers that describe the
        sound are kept. Say it as you will say it, in the room where you will.
      </p>
    </>
  );
}

function status(count: number): string {
  if (count === 0) return `It is learned from ${LESSONS_NEEDED} recordings of your voice.`;
  if (count < LESSONS_NEEDED) return `${count} of ${LESSONS_NEEDED} recordings are made.`;
  return 'It is learned. For another word, forget the recordings first.';
}

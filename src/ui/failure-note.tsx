import './failure-note.css';
import {sendCommand} from '../platform/bus.ts';
import type {Failure} from '../protocol/failures.ts';
import {act} from './act.ts';
import {fixOf, saidOf} from './said.ts';

/** What went wrong, in a sentence, and the one thing to do about it: a button where a button can do it. */
export function FailureNote({failure}: {failure: Failure | null}) {
  if (!failure) return null;
  const {action} = failure.fix;
  return (
    <div class="failure" role="alert">
      <p>{saidOf(failure)}</p>
      {action ? (
        <button type="button" onClick={() => act(() => sendCommand('fix.apply', {action}))}>
          {fixOf(failure)}
        </button>
      ) : (
        <p class="failure-fix">{fixOf(failure)}.</p>
      )}
    </div>
  );
}

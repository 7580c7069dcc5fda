import './wipe-history.css';
import {useSignal} from '@preact/signals';
import {useEffect, useRef} from 'preact/hooks';
import {sendCommand} from '../platform/bus.ts';
import {say} from '../platform/text.ts';
import {act} from './act.ts';

type Step = 'untouched' | 'asking' | 'wiping' | 'wiped' | 'kept';

/** Deletes the whole history, after a question in the page whose first answer is no. */
export function WipeHistory() {
  const step = useSignal<Step>('untouched');
  const opener = useRef<HTMLButtonElement>(null);
  const refusal = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (step.value === 'asking') refusal.current?.focus();
    // Whoever came by keyboard goes on from where the question was asked.
    if (step.value === 'kept' || step.value === 'wiped') opener.current?.focus();
  }, [step.value]);

  const keep = () => (step.value = 'kept');
  const wipe = () => {
    step.value = 'wiping';
    act(async () => {
      await sendCommand('history.wipe', {}).catch((error: unknown) => {
        step.value = 'kept';
        throw error;
      });
      step.value = 'wiped';
    });
  };

  return (
    <div class="wipe">
      {step.value === 'asking' ? (
        <div
          class="wipe-question"
          role="group"
          aria-labelledby="wipe-question"
          onKeyDown={({key}) => {
            if (key === 'Escape') keep();
          }}
        >
          <p id="wipe-question">{say('ui_wipe_question')}</p>
          <div class="wipe-answers">
            <button type="button" ref={refusal} onClick={keep}>
              {say('ui_wipe_keep')}
            </button>
            <button type="button" class="live" onClick={wipe}>
              {say('ui_wipe_all')}
            </button>
          </div>
        </div>
      ) : (
        <button
          type="button"
          ref={opener}
          disabled={step.value === 'wiping'}
          onClick={() => (step.value = 'asking')}
        >
          {say('ui_wipe')}
        </button>
      )}
      <p role="status" class="quiet">
        {step.value === 'wiped' ? say('ui_wiped') : ''}
      </p>
    </div>
  );
}
